import { command, runbookKind } from '../../exporters/runbook';
import { lambdaFunction } from './spec';

export const runbook = runbookKind(lambdaFunction, {
  failover: {
    stop: (node, s) => [
      {
        title: `Stop ${s.label(node)}`,
        says: 'So that nothing writes where nobody will look. Skip it when the region does not answer.',
        commands: command(
          `aws lambda put-function-concurrency --region ${s.region(node)}`,
          `--function-name ${s.name(node)} --reserved-concurrent-executions 0`,
        ),
      },
    ],
  },
  failback: {
    capacity: (node, s) => [
      {
        title: `Let ${s.label(node)} run again`,
        commands:
          node.params.reservedConcurrency > 0
            ? command(
                `aws lambda put-function-concurrency --region ${s.region(node)}`,
                `--function-name ${s.name(node)} --reserved-concurrent-executions ${node.params.reservedConcurrency}`,
              )
            : command(
                `aws lambda delete-function-concurrency --region ${s.region(node)}`,
                `--function-name ${s.name(node)}`,
              ),
      },
    ],
  },
});
