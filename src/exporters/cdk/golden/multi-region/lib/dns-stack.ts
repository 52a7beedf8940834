import * as cdk from "aws-cdk-lib";
import * as route53 from "aws-cdk-lib/aws-route53";
import { Construct } from "constructs";
import { config, name } from "./config.js";

/** Hosted zones, and the health checks of names that fail over. */
export class DnsStack extends cdk.Stack {
  readonly dnsSwitch: route53.HealthCheck;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    // --- app.example.com: Route 53 record ------------------------------------
    const dnsHealthCheck = new route53.HealthCheck(this, "DnsHealthCheck", {
      type: route53.HealthCheckType.HTTPS,
      // Not the failover name itself: that would follow the failover.
      fqdn: `primary.${config.dnsDomainName}`,
      port: 443,
      resourcePath: "/health",
      requestInterval: cdk.Duration.seconds(30),
      failureThreshold: 3,
      measureLatency: true,
    });
    cdk.Tags.of(dnsHealthCheck).add("Name", `${name}-dns`);

    const dnsSwitch = new route53.HealthCheck(this, "DnsSwitch", {
      type: route53.HealthCheckType.CALCULATED,
      childHealthChecks: [dnsHealthCheck],
      // Asks for none of the checks to be healthy, so it always is, until it is inverted.
      healthThreshold: 0,
      inverted: config.dnsFailedOver,
    });
    cdk.Tags.of(dnsSwitch).add("Name", `${name}-dns`);

    new cdk.CfnOutput(this, "DnsSwitchId", {
      description: "The health check that moves the name.",
      value: dnsSwitch.healthCheckId,
    });

    // What later stacks use.
    this.dnsSwitch = dnsSwitch;
  }
}
