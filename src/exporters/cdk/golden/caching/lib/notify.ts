import type { AlarmBase } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";

/** Each alarm tells the topic when it is raised; with `recovery` also when all is well again. */
export function notify(
  topic: ITopic,
  alarms: readonly AlarmBase[],
  { recovery = false } = {},
): void {
  for (const alarm of alarms) {
    alarm.addAlarmAction(new SnsAction(topic));
    if (recovery) alarm.addOkAction(new SnsAction(topic));
  }
}
