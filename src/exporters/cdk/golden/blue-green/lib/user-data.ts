import { readFileSync } from "node:fs";
import { Fn } from "aws-cdk-lib";
import { UserData } from "aws-cdk-lib/aws-ec2";

/** A script of the folder `user-data`, which writes `environment` to /etc/app.env when an instance starts. */
export function startScript(
  file: string,
  environment: Readonly<Record<string, string>>,
): UserData {
  const url = new URL(`../user-data/${file}`, import.meta.url);
  const lines = Object.entries(environment).map(
    ([key, value]) => `${key}=${JSON.stringify(value)}`,
  );
  return UserData.custom(
    readFileSync(url, "utf8").replace("${environment}", () =>
      Fn.base64(lines.join("\n")),
    ),
  );
}
