import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";

/** The secret in which RDS keeps the password that it manages itself. */
export function secretOf(database: { readonly secret?: ISecret }): ISecret {
  if (!database.secret) throw new Error("The database has no secret");
  return database.secret;
}
