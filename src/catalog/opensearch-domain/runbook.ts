import { command, runbookKind } from '../../exporters/runbook';
import { opensearchDomain } from './spec';

export const runbook = runbookKind(opensearchDomain, {
  restore: (node, s) => {
    const endpoint = `"https://$(aws opensearch describe-domain --region ${s.region(node)} --domain-name ${s.name(node)} --query 'DomainStatus.Endpoints.vpc' --output text)`;
    const signed = `--aws-sigv4 aws:amz:${s.region(node)}:es --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --header "x-amz-security-token: $AWS_SESSION_TOKEN"`;
    const repository = '_snapshot/cs-automated-enc';
    return [
      {
        title: `Bring back an index of ${s.label(node)}`,
        says: 'From the snapshots that OpenSearch takes every hour and keeps for 14 days. Run it inside the VPC, and put the name of a snapshot and of an index in.',
        commands: [
          ...command(`curl --fail ${signed}`, `${endpoint}/${repository}/_all?pretty"`),
          ...command(
            `curl --fail ${signed}`,
            `--request POST ${endpoint}/${repository}/SNAPSHOT/_restore"`,
            `--header 'content-type: application/json'`,
            `--data '{"indices": "INDEX", "rename_pattern": "(.+)", "rename_replacement": "restored-$1"}'`,
          ),
        ],
      },
    ];
  },
});
