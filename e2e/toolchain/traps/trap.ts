import type { JsonObject, JsonValue } from '../../../src/kit/json';
import { addressOf, listOf, nested, resources, textOf, type Block } from '../tree';

type Blocks = readonly Block[];

/** A mistake that validates, and then fails or hurts at apply or later. */
export interface Trap {
  readonly section: string;
  /** Ends "no variant …". */
  readonly does: string;
  /** The addresses where the code does it. */
  readonly find: (blocks: Blocks) => readonly string[];
}

/** A trap that every resource of a type must avoid on its own. */
export const onEach = (
  section: string,
  does: string,
  type: string,
  isTrapped: (body: JsonObject, blocks: Blocks, block: Block) => boolean,
): Trap => ({
  section,
  does,
  find: (blocks) =>
    resources(blocks, type)
      .filter((block) => isTrapped(block.body, blocks, block))
      .map(addressOf),
});

/** A text that must be nowhere. */
export const nowhere = (section: string, does: string, pattern: RegExp): Trap => ({
  section,
  does,
  find: (blocks) => blocks.filter(({ body }) => pattern.test(textOf(body))).map(addressOf),
});

const lifecycle = (body: JsonObject): JsonObject => nested(body, 'lifecycle')[0] ?? {};
export const ignores = (body: JsonObject): readonly string[] =>
  listOf(lifecycle(body).ignore_changes).map((one) => unwrap(one));
export const isReplacedFirst = (body: JsonObject): boolean =>
  lifecycle(body).create_before_destroy === true;
export const waitsFor = (body: JsonObject): readonly string[] =>
  listOf(body.depends_on).map((one) => unwrap(one));

/** `"${aws_lb.alb.arn}"` → `aws_lb.alb.arn` */
export const unwrap = (value: JsonValue | undefined): string =>
  String(value ?? '').replace(/^\$\{([^{}]*)\}$/, '$1');

/** Values that occur more than once. */
export const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Whether the bucket that a block configures is one that a load balancer logs to. */
export const takesAccessLogs = (body: JsonObject, blocks: readonly Block[]): boolean => {
  const bucket = unwrap(body.bucket);
  return resources(blocks, 'aws_lb').some((lb) =>
    nested(lb.body, 'access_logs').some((logs) => unwrap(logs.bucket) === bucket),
  );
};
