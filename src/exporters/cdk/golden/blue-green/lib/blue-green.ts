import type { Duration } from "aws-cdk-lib";
import * as elbv2 from "aws-cdk-lib/aws-elasticloadbalancingv2";

export interface BlueGreenProps {
  readonly blue: elbv2.IApplicationTargetGroup;
  readonly green: elbv2.IApplicationTargetGroup;
  /** The share of the green one in percent; the blue one gets the rest. */
  readonly greenWeight: number;
  /** For how long a visitor stays on a colour, while both get requests. */
  readonly stickinessDuration: Duration;
}

/** Both colours behind one listener, and one number between them: two could contradict each other. */
export function blueGreen({
  blue,
  green,
  greenWeight,
  stickinessDuration,
}: BlueGreenProps): elbv2.ListenerAction {
  if (!Number.isInteger(greenWeight) || greenWeight < 0 || greenWeight > 100) {
    throw new Error("The share must be a whole number from 0 to 100.");
  }
  return elbv2.ListenerAction.weightedForward(
    [
      { targetGroup: blue, weight: 100 - greenWeight },
      { targetGroup: green, weight: greenWeight },
    ],
    greenWeight > 0 && greenWeight < 100 ? { stickinessDuration } : {},
  );
}
