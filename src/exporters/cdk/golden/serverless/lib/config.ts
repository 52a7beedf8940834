/** What may differ from one installation of the design to the next. */
export const config = {
  // The first part of physical names, and a tag.
  project: "app",
  // The second part of physical names, and a tag.
  environment: "prod",
  // Protects load balancers, databases and stacks. Set it to false and deploy before a destroy.
  deletionProtection: true,
  // E-mail addresses that get the alarms of Alarms. Each has to confirm.
  alarmsEmails: ["oncall@example.com"],
};

/** Physical names begin with it, where one has to be fixed. */
export const name = `${config.project}-${config.environment}`;
