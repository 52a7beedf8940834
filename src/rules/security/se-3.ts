import { userNameProblem } from '../../catalog/sql-engines';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perDatabase } from '../subjects';

const WANTED = 'appadmin';
/** What a guesser tries first, where the engine does not reserve it. */
const GUESSABLE = ['admin', 'postgres', 'administrator', 'root', 'sa'];

/** An error for a name that AWS refuses, and worth knowing for one that is guessed. */
export const se3 = defineRule('security/se-3', {
  title: 'Master user has a name of its own',
  why: 'AWS refuses names that the engine reserves. A name that everyone guesses leaves the password alone on guard.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['SEC'], fsbp: ['RDS.24', 'RDS.25'] },
  check: perDatabase(function* (db) {
    const { engine, username } = db.params;
    const subject = { nodes: [db.id] };
    const problem = userNameProblem(engine, username);
    const more = {
      field: { node: db.id, name: 'username' },
      fixes: [setParams(db, { username: WANTED }, `Call it ${WANTED}`, problem !== null)],
    };
    if (problem !== null) yield fail(subject, `${nameOf(db)}: the master user ${problem}`, more);
    else if (GUESSABLE.includes(username.toLowerCase())) {
      yield fail(
        subject,
        `${nameOf(db)}: the master user "${username}" is what a guesser tries first.`,
        {
          ...more,
          severity: 'info',
        },
      );
    } else yield pass(subject, `${nameOf(db)}: the master user is "${username}".`);
  }),
  examples: {
    good: [clustered(), example(), example({ with: { db: { username: 'shopkeeper' } } })],
    bad: [
      clustered({ username: 'admin' }),
      example({ with: { db: { username: 'admin' } } }),
      example({ with: { db: { username: 'pg_owner' } } }),
      example({ with: { db: { username: '9 lives' } } }),
      example({ with: { db: { username: 'postgres' } } }),
    ],
  },
});
