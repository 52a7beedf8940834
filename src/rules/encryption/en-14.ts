import { opensearchDomain } from '../../catalog/opensearch-domain/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, faultsAmong, pass } from '../../validation';
import { setParams } from '../fixes';
import { search } from '../search-example';
import { nameOf, perNode } from '../subjects';

const WANTED = [
  { name: 'atRest', lack: 'is not encrypted at rest' },
  { name: 'nodeToNode', lack: 'sends plaintext between its nodes' },
  { name: 'enforceHttps', lack: 'answers plain HTTP' },
] as const;

export const en14 = defineRule('encryption/en-14', {
  title: 'Search engine is encrypted everywhere',
  why: 'Its documents are a copy of what the database holds, and need the same care: on disk, between nodes and towards clients.',
  lacking: 'No search engine is drawn.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV_AWS_5',
        resource: 'aws_opensearch_domain',
        attribute: 'encrypt_at_rest.enabled',
        answersTo: ['atRest'],
      },
      {
        id: 'CKV_AWS_6',
        resource: 'aws_opensearch_domain',
        attribute: 'node_to_node_encryption.enabled',
        answersTo: ['nodeToNode'],
      },
      {
        id: 'CKV_AWS_83',
        resource: 'aws_opensearch_domain',
        attribute: 'domain_endpoint_options.enforce_https',
        answersTo: ['enforceHttps'],
      },
      {
        id: 'CKV_AWS_247',
        resource: 'aws_opensearch_domain',
        attribute: 'encrypt_at_rest.kms_key_id',
        answersTo: ['atRest'],
      },
    ],
    cdkNag: ['OS2', 'OS8'],
    fsbp: ['Opensearch.1', 'Opensearch.3', 'Opensearch.8'],
  },
  check: perNode(opensearchDomain, function* (domain) {
    const lacking = WANTED.filter(({ name }) => !domain.params[name]);
    const subject = { nodes: [domain.id] };
    const [first] = lacking;
    if (!first) {
      yield pass(subject, `${nameOf(domain)}: encrypted at rest, between nodes and by HTTPS.`);
      return;
    }
    yield fail(subject, `${nameOf(domain)}: ${listWords(lacking.map(({ lack }) => lack))}.`, {
      ...faultsAmong(WANTED, lacking),
      field: { node: domain.id, name: first.name },
      fixes: [
        setParams(
          domain,
          Object.fromEntries(lacking.map(({ name }) => [name, true])),
          'Encrypt it',
        ),
      ],
    });
  }),
  examples: {
    good: [search()],
    bad: [search({ atRest: false }), search({ nodeToNode: false, enforceHttps: false })],
  },
});
