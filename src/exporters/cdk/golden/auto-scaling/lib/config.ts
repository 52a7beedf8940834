/** What may differ from one installation of the design to the next. */
export const config = {
  // The first part of physical names, and a tag.
  project: "app",
  // The second part of physical names, and a tag.
  environment: "prod",
  // Protects load balancers, databases and stacks. Set it to false and deploy before a destroy.
  deletionProtection: true,
  // Name of the public hosted zone that holds the names; it must exist. An example stands here: replace it.
  dnsHostedZoneName: "example.com",
  // Id of the public hosted zone of app.example.com. An example stands here: replace it.
  dnsHostedZoneId: "Z0123456789ABCDEFGHIJ",
  // Name that people type; the certificate is issued for it. An example stands here: replace it.
  dnsDomainName: "app.example.com",
  // Availability Zones of Production in us-east-1, in the order of its subnets.
  vpcAvailabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
  // E-mail addresses that get the alarms of Alarms. Each has to confirm.
  alarmsEmails: ["oncall@example.com"],
};

/** Physical names begin with it, where one has to be fixed. */
export const name = `${config.project}-${config.environment}`;
