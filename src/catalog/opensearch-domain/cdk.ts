import {
  call,
  method,
  object,
  ref,
  run,
  template,
  type Expression,
  type Statements,
} from '../../codegen/typescript';
import { acknowledge, cdkKind, nameOf, statement, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { whyUnplaced } from '../cdk-place';
import { READ, whyTooFewZones, WRITE } from './access';
import { domainAlarms } from './alarms';
import { emitDomain } from './cdk-domain';
import { opensearchDomain } from './spec';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

export const cdk = cdkKind(opensearchDomain, {
  stack: 'data',
  main: 'opensearch.Domain',
  missing: (node, c) => whyUnplaced(node, c) ?? whyTooFewZones(node, c.model),
  emit: (node, c) => {
    emitDomain(node, c);
    c.output(
      node,
      'Endpoint',
      `Host name of ${nameOf(node)}, for requests over HTTPS inside the VPC.`,
      c.of(node, 'domainEndpoint'),
    );
    const { atRest, enforceHttps } = node.params;
    if (atRest) {
      const key = object([
        ['EncryptionAtRestOptions', call('Match.objectLike', object({ Enabled: true }))],
      ]);
      c.check(node, 'is encrypted at rest', 'AWS::OpenSearchService::Domain', key);
    }
    if (enforceHttps) {
      const https = object([
        ['DomainEndpointOptions', call('Match.objectLike', object({ EnforceHTTPS: true }))],
      ]);
      c.check(node, 'answers over HTTPS only', 'AWS::OpenSearchService::Domain', https);
    }
  },
  objections: ({ params }) => [
    !params.nodeToNode && 'OS2',
    !(Number(params.zoneCount) > 1) && 'OS7',
    !params.atRest && 'OS8',
    !params.logs && 'OS9[LogExport::SEARCH_SLOW_LOGS]',
    !params.logs && 'OS9[LogExport::INDEX_SLOW_LOGS]',
  ],
  facets: {
    securityGroup: () => ({}),
    endpoint: (node, c) => c.of(node, 'domainEndpoint'),
    arn: (node, c) => c.of(node, 'domainArn'),
    access: (node, c) => (level, role) => requestsTo(node, level === 'read', role, c),
    alarms: (node, c) => domainAlarms(node.params, c.of(node, 'domainName'), ref('this.account')),
  },
});

/** On the paths of the domain, which go by its fixed name. */
function requestsTo(node: Domain, readsOnly: boolean, role: Expression, c: Scope): Statements {
  const paths = call(
    'this.formatArn',
    object([
      ['service', 'es'],
      ['resource', 'domain'],
      ['resourceName', template(c.awsName(node), '/*')],
    ]),
  );
  const allowed = statement({
    actions: readsOnly ? READ : [...READ, ...WRITE],
    resources: [paths],
  });
  return [
    run(method(role, 'addToPrincipalPolicy', allowed)),
    acknowledge(
      c,
      role,
      template(
        'IAM5[Resource::arn:',
        ref('this.partition'),
        `:es:${c.region}:`,
        ref('this.account'),
        ':domain/',
        c.awsName(node),
        '/*]',
      ),
      'All paths of one domain: what is asked of it is part of the path.',
    ),
  ];
}
