import { dynamodbTable } from '../../catalog/dynamodb-table/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf, perNode } from '../subjects';

export const as7 = defineRule('scaling/as-7', {
  title: 'Table grows with its load',
  why: 'What is over the capacity of a table is throttled, and what is under it is paid for.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'], fsbp: ['DynamoDB.1'] },
  check: perNode(dynamodbTable, function* (table) {
    const { billing, minCapacity, maxCapacity } = table.params;
    const subject = { nodes: [table.id] };
    if (billing === 'on-demand') yield pass(subject, `${nameOf(table)}: grows on demand.`);
    else if (maxCapacity > minCapacity) {
      yield pass(subject, `${nameOf(table)}: ${minCapacity} to ${maxCapacity} units.`);
    } else if (maxCapacity === minCapacity) {
      // Less than the minimum AWS refuses: PA-1 reports it.
      yield fail(subject, `${nameOf(table)}: stays at ${minCapacity} units, whatever the load.`, {
        measure: -maxCapacity,
        field: { node: table.id, name: 'maxCapacity' },
        fixes: [setParams(table, { billing: 'on-demand' }, 'Let it grow on demand')],
      });
    }
  }),
  examples: {
    good: [eventDriven(), eventDriven({ table: { billing: 'provisioned' } })],
    bad: [
      eventDriven({
        table: { billing: 'provisioned', minCapacity: 20, maxCapacity: 20 },
      }),
    ],
  },
});
