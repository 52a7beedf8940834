import { call, object, ref, type Expression } from '../../codegen/typescript';
import type { Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { wiredEntries } from '../cdk-environment';
import { answersOf, routesOf } from './answers';
import type { autoScalingGroup } from './spec';
import { userData } from './user-data';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

const HELPER = {
  module: 'user-data',
  exports: ['startScript'],
  text: `import { readFileSync } from "node:fs";
import { Fn } from "aws-cdk-lib";
import { UserData } from "aws-cdk-lib/aws-ec2";

/** A script of the folder \`user-data\`, which writes \`environment\` to /etc/app.env when an instance starts. */
export function startScript(
  file: string,
  environment: Readonly<Record<string, string>>,
): UserData {
  const url = new URL(\`../user-data/\${file}\`, import.meta.url);
  const lines = Object.entries(environment).map(
    ([key, value]) => \`\${key}=\${JSON.stringify(value)}\`,
  );
  return UserData.custom(
    readFileSync(url, "utf8").replace("\${environment}", () =>
      Fn.base64(lines.join("\\n")),
    ),
  );
}
`,
};

/** The start script, and what the application is told: hosts and ARNs, never a secret's value. */
export function emitUserData(node: Group, c: Scope): Expression {
  const [route] = routesOf(node, c.model);
  const file = `${node.slug}.sh`;
  c.helper(HELPER);
  c.file(node, `user-data/${file}`, 'shell', userData(answersOf(node, c.model)));
  return c.declare(
    node,
    c.name(node, 'UserData'),
    'ec2.UserData',
    call(
      'startScript',
      file,
      object([
        ['AWS_REGION', ref('this.region')],
        ['PORT', route && String(route.params.port)],
        ...wiredEntries(node, c),
      ]),
    ),
    { note: 'Becomes /etc/app.env on the instances. Secrets are named here and read at run time.' },
  );
}
