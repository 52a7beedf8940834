import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { backup } = stacks;

test("Backup plan keeps backups for 35 days", () => {
  partOf(backup, "Backup").hasResourceProperties("AWS::Backup::BackupPlan", {
    BackupPlan: {
      BackupPlanRule: [
        Match.objectLike({
          Lifecycle: { DeleteAfterDays: 35 },
        }),
      ],
    },
  });
});
