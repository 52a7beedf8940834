/** The synthesised stacks of an app as one whole: references are followed from stack to stack. */
import type { JsonObject, JsonValue } from '../../../src/kit/json';
import { isObject, listOf } from '../tree';
import type { Resource, Stack } from './synth';

export interface Found {
  readonly stack: Stack;
  /** The logical id. */
  readonly id: string;
  readonly type: string;
  readonly props: JsonObject;
}

export class Assembly {
  readonly all: readonly Found[];
  readonly stacks: readonly Stack[];

  constructor(stacks: readonly Stack[]) {
    this.stacks = stacks;
    this.all = stacks.flatMap((stack) =>
      Object.entries(stack.resources).map(([id, resource]) => foundIn(stack, id, resource)),
    );
  }

  ofType(type: string): readonly Found[] {
    return this.all.filter((one) => one.type === type);
  }

  /** The resource that a value stands for: by Ref, by an attribute, or by the output of another stack; null for any other value. */
  target(stack: Stack, value: JsonValue | undefined): Found | null {
    if (!isObject(value)) return null;
    const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::GetStackOutput': output } = value;
    const [id] = listOf(attribute ?? ref);
    if (typeof id === 'string') {
      const resource = stack.resources[id];
      return resource ? foundIn(stack, id, resource) : null;
    }
    if (isObject(output)) return this.#exported(output);
    return null;
  }

  #exported({ StackName: name, OutputName: output }: JsonObject): Found | null {
    const from = this.stacks.find((stack) => stack.name === name);
    const outputs = from?.template['Outputs'];
    const one = isObject(outputs) && typeof output === 'string' ? outputs[output] : undefined;
    return from && isObject(one) ? this.target(from, one['Value']) : null;
  }

  /** What the values of a list stand for. */
  targets(stack: Stack, values: JsonValue | undefined): readonly Found[] {
    return listOf(values).flatMap((value) => this.target(stack, value) ?? []);
  }

  /** Whatever a value stands for or holds, at any depth. */
  mentioned(stack: Stack, value: JsonValue | undefined): readonly Found[] {
    const target = this.target(stack, value);
    if (target) return [target];
    const parts = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : [];
    return parts.flatMap((part) => this.mentioned(stack, part));
  }

  /** Whether a route of the subnet leads to an internet gateway. */
  isPublic(subnet: Found): boolean {
    const isOne = (stack: Stack, value: JsonValue | undefined, other: Found) => {
      const found = this.target(stack, value);
      return found?.id === other.id && found.stack === other.stack;
    };
    const tables = this.ofType('AWS::EC2::SubnetRouteTableAssociation')
      .filter(({ stack, props }) => isOne(stack, props['SubnetId'], subnet))
      .flatMap(({ stack, props }) => this.target(stack, props['RouteTableId']) ?? []);
    return this.ofType('AWS::EC2::Route').some(
      ({ stack, props }) =>
        'GatewayId' in props && tables.some((table) => isOne(stack, props['RouteTableId'], table)),
    );
  }
}

const foundIn = (stack: Stack, id: string, { Type, Properties }: Resource): Found => ({
  stack,
  id,
  type: Type,
  props: Properties ?? {},
});
