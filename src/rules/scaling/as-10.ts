import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { clientsOf, connectionLimit, poolConnections, proxiesOf } from '../connection-pools';
import { direct, example } from '../example-designs';
import { databasesOf, nameOf, perItem } from '../subjects';

export const as10 = defineRule('scaling/as-10', {
  title: 'Servers do not outgrow the database',
  why: 'When the groups grow to their maximum, their connections must still fit, or the peak takes the database down.',
  lacking:
    'No servers, tasks or functions connect to a database whose limit of connections is known.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  check: perItem(databasesOf, function* (db, model) {
    const limit = connectionLimit(db);
    const clients = clientsOf(model, db.id);
    const pooled = proxiesOf(model, db.id).flatMap((proxy) => clientsOf(model, proxy));
    if (limit === null || clients.length + pooled.length === 0) return;
    const subject = { nodes: [db.id] };
    const sizes = clients.flatMap(({ most }) => (most ? [most] : []));
    const total = sizes.reduce((sum, { servers, pool }) => sum + servers * pool, 0);
    const terms = sizes.map(({ servers, pool }) => `${servers} × ${pool}`);
    const cap = `about ${limit} of ${db.params.instanceClass}`;
    // How many copies of a function run is known to nobody where nothing limits them: CP-2 and SV-4 say that.
    if (total <= limit && sizes.length < clients.length) return;
    if (total <= limit) {
      yield pass(
        subject,
        total === 0
          ? `${nameOf(db)}: connections come through a proxy, which shares ${cap}.`
          : `${nameOf(db)}: ${listWords(terms)} = ${total} connections at most, ${cap}.`,
      );
      return;
    }
    yield fail(
      subject,
      `${nameOf(db)}: ${listWords(terms)} = ${total} connections at full size; ${cap} fit.`,
      {
        measure: total - limit,
        field: { node: db.id, name: 'instanceClass' },
        fixes: poolConnections(model, db),
      },
    );
  }),
  examples: {
    good: [example(), direct()],
    bad: [direct({}, { poolSize: 100 })],
  },
});
