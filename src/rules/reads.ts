/**
 * What each rule reads of a design, and where its facts come from: for its page, which nobody needs to draw or to check. A line
 * each: `id | reads | source; source`.
 */
const LINES = String.raw`
ML-1 | The zones that each VPC uses, where anything stands in it. | Well-Architected, REL10-BP01
ML-2 | The zones of each VPC that holds a critical part, and how many its region has. | Well-Architected, REL10-BP01
ML-3 | Minimum, also that of a schedule, and zones of each group and service, whether it is critical, and whether the DR plan lets it rest. | Well-Architected, REL10-BP01
ML-4 | Multi-AZ standby of each database, readers of each Aurora cluster. | RDS guide, "Configuring and managing a Multi-AZ deployment for Amazon RDS"; Aurora guide, "High availability for Amazon Aurora"
ML-5 | Nodes, automatic failover and Multi-AZ of each cache. | ElastiCache guide, "Minimizing downtime in ElastiCache by using Multi-AZ with Valkey and Redis OSS"
ML-6 | The zones with a NAT gateway, beside all zones of the VPC, where servers stand in its application tier. | VPC guide, "NAT gateways"
ML-7 | The zones of the VPC in which each load balancer stands. | ELB guide, "Subnets for your load balancer"
ML-8 | Minimum, also that of a schedule, and zones of each group and service, whether the DR plan lets it rest, and how many it has to keep: its own number, or two where it is critical. | Well-Architected, REL11-BP05
ML-9 | Zones and data nodes of each search engine. | OpenSearch Service guide, "Configuring a multi-AZ domain"
ML-10 | The zones of the VPC of each function that stands in one. | Lambda guide, "Giving Lambda functions access to resources in an Amazon VPC"
ML-11 | Of each critical service on EC2: the fewest servers, the fewest tasks and the zones of its VPC. |
LB-1 | Role of each group and service, the routes that lead to it, and requests that go around a load balancer. |
LB-2 | Health check and its path of each route from a load balancer. | ELB guide, "Health checks for Application Load Balancer target groups"
LB-3 | Success codes, interval and unhealthy threshold of the health check of each route. | ELB guide, "Health checks for Application Load Balancer target groups"
LB-4 | Timeout and interval of the health check of each route. | ELB API, CreateTargetGroup
LB-5 | Health check type of each group that a load balancer routes to. | EC2 Auto Scaling guide, "Health checks for instances in an Auto Scaling group"
LB-6 | Whether the health check of a route is said to touch the database. | Amazon Builders' Library, "Implementing health checks"
LB-7 | Whether the green route of each load balancer is drawn with a listener of its own, beside the one that takes what no rule takes. | ELB API, CreateListener
LB-8 | Priorities, conditions and the green of all routes of one load balancer. | ELB guide, "Listener rules for your Application Load Balancer"
LB-9 | Deletion protection of each load balancer. |
LB-10 | Access logs of each load balancer. | ELB guide, "Access logs for your Application Load Balancer"
LB-11 | What each load balancer does with invalid headers, and its desync mitigation mode. | ELB guide, "Edit attributes for your Application Load Balancer"
LB-12 | Web application firewall of each internet-facing load balancer and each REST API. | WAF guide, "AWS Managed Rules rule groups list"
LB-13 | Grace period of each service that a load balancer routes to. | ECS API, CreateService
LB-14 | Health check of each DNS name that resolves to a primary and a secondary. | Route 53 guide, "Active-active and active-passive failover"
LB-15 | The tier of each internet-facing load balancer. | VPC guide, "Subnets for your VPC"
LB-16 | The DNS names and hosts that lead to each HTTPS listener, and the hosted zones of the names. | ACM guide, "Certificate characteristics" and "Quotas"
LB-17 | The scheme of each load balancer to which internet users are sent. |
LB-18 | The routes of each load balancer. |
LB-19 | Role of each group that a load balancer routes to. |
LB-20 | Scheme of each load balancer, and whether users, a DNS name or servers are connected to it. |
LB-21 | Port and protocol of each route to a service, beside the port on which the container listens. |
AS-1 | Minimum, maximum and scaling policies of each group and service, and the queues that it follows. | EC2 Auto Scaling guide, "Target tracking scaling policies"
AS-2 | Scaling on requests of each group and service that a load balancer routes to. | EC2 Auto Scaling guide, "Target tracking scaling policies"
AS-3 | Minimum, desired and maximum of each group and service, also of its servers and of its schedule. | EC2 Auto Scaling API, CreateAutoScalingGroup
AS-4 | Instance type and CPU target of each group. | EC2 guide, "Burstable performance instances"
AS-5 | Minimum and maximum of each group and service. |
AS-6 | Queue scaling of each connection from a queue to servers or tasks, and the regions of both. | EC2 Auto Scaling guide, "Scaling policy based on Amazon SQS"
AS-7 | Billing, least and most capacity of each table. | DynamoDB guide, "Managing throughput capacity automatically with DynamoDB auto scaling"
AS-8 | Instance types and maximum of each group, and of a critical one its on-demand base and share. | EC2 Auto Scaling guide, "Auto Scaling groups with multiple instance types and purchase options"
AS-9 | Storage and storage limit of each database. | RDS guide, "Managing capacity automatically with Amazon RDS storage autoscaling"
AS-10 | Maximum and connection pool of whoever connects to a database without a proxy, and the memory of its instance class. | RDS guide, "Quotas and constraints for Amazon RDS"
AS-11 | The scheduled sizes of each critical group, beside its minimum. | EC2 Auto Scaling guide, "Scheduled scaling"
PD-1 | The tier in which each database, cache, search engine and proxy is built, and the default route of its subnets. | VPC guide, "Subnets for your VPC"
PD-2 | Public access of each database, Aurora cluster and replica. | RDS guide, "Working with a DB instance in a VPC"
PD-3 | Who may connect to each data node, as the security group rules of the export say it. | Well-Architected, SEC05-BP02
PD-4 | The default route of each data tier. | Well-Architected, SEC05-BP01
PD-5 | Connections of users to data nodes. | Well-Architected, SEC05-BP01
PD-6 | The tier in which each database, cache and search engine is built. | Well-Architected, SEC05-BP01
PD-7 | The port of each database and cache. |
PD-8 | The subnets of the tier in which each database, cache and search engine is built. | RDS guide, "Working with a DB instance in a VPC"
CP-1 | The connections of servers and tasks to each database, directly and through a proxy, with their maximum and pool. | RDS guide, "Amazon RDS Proxy"
CP-2 | The connections of functions to each database, directly and through a proxy, with how many may run at a time. | Lambda guide, "Using AWS Lambda with Amazon RDS"
CP-3 | Clients that connect to a database through its proxy and beside it. | RDS guide, "Amazon RDS Proxy"
CP-4 | The zones of the VPC in which each proxy stands. | RDS API, CreateDBProxy
EN-1 | Storage encryption of each database and Aurora cluster. | RDS guide, "Encrypting Amazon RDS resources"
EN-2 | Encryption at rest and in transit, and authentication of each cache. | ElastiCache guide, "ElastiCache in-transit encryption (TLS)" and "At-rest encryption in ElastiCache"
EN-3 | Whether the parameter group of each database and Aurora cluster forces TLS. | RDS guide, "Using SSL/TLS to encrypt a connection to a DB instance or cluster"
EN-4 | Protocol and redirect of each load balancer. | ELB guide, "Create an HTTPS listener for your Application Load Balancer"
EN-5 | TLS policy of each HTTPS listener. | ELB guide, "Security policies for your Application Load Balancer"
EN-6 | Whether each proxy requires TLS. | RDS API, CreateDBProxy
EN-7 | Volume encryption of each group and bastion host. | EBS guide, "Amazon EBS encryption"
EN-8 | Public access block and TLS policy of each bucket that the design creates. | S3 guide, "Blocking public access to your Amazon S3 storage"
EN-9 | The key of each queue, topic and table. | SNS guide, "Securing Amazon SNS data with server-side encryption"; DynamoDB guide, "Encryption at rest"
EN-10 | Whether each queue and topic takes requests over TLS only. | SQS guide, "Security best practices"; SNS guide, "Security best practices"
EN-11 | Whether the keys of each region rotate, where they are made: beside what is drawn there, also for backups that are copied to it and for its alarms. | KMS guide, "Rotating AWS KMS keys"
EN-12 | How long each node keeps the logs that it writes. | CloudWatch Logs API, PutRetentionPolicy
EN-13 | Protocol of each route from a load balancer to its targets. | ELB guide, "Target groups for your Application Load Balancers"
EN-14 | Encryption at rest and between nodes, and HTTPS of each search engine. | OpenSearch Service guide, "Encryption of data at rest" and "Node-to-node encryption"
EN-15 | Every text that a person has typed: labels, fields and settings; the authentication of each cache, and who holds the password of each database. | Well-Architected, SEC02-BP03
BK-1 | Days of backups of each database and Aurora cluster, days of snapshots of each cache, and each search engine, whose snapshots OpenSearch takes. | RDS guide, "Introduction to backups"; ElastiCache guide, "Snapshot and restore"
BK-2 | Restore testing of each backup plan, and the regions with data and without a plan. | AWS Backup guide, "Restore testing"; Well-Architected, REL09-BP04
BK-3 | The region of each backup plan, and of everything that keeps data. | Well-Architected, REL09-BP03
BK-4 | The copies of each backup plan, where the design has two regions. | AWS Backup guide, "Creating backup copies across AWS Regions"
BK-5 | Final snapshot and deletion protection of each database, Aurora cluster, replica, cache and table. | RDS guide, "Deleting a DB instance"
BK-6 | Lock and key of the vault of each backup plan. | AWS Backup guide, "AWS Backup Vault Lock"
BK-7 | How far back each plan must go, how long it keeps backups, and how far its databases, tables and buckets go back by themselves. | AWS Backup API, Lifecycle; DynamoDB guide, "Point-in-time recovery"
BK-8 | Backup or snapshot window and maintenance window of each database, Aurora cluster and cache. | RDS API, CreateDBInstance
BK-9 | Point-in-time recovery of each table, versioning of each bucket that the design creates. | DynamoDB guide, "Point-in-time recovery"; S3 guide, "Retaining multiple versions of objects with S3 Versioning"
BK-10 | The hours of each backup plan, and the windows of the databases in its region. | RDS guide, "Using AWS Backup"
BK-11 | How many databases, tables and buckets one restore test would take. | AWS Backup guide, "Restore testing"
BK-12 | The day of the last restore that worked, how long it counts, and today. | Well-Architected, REL09-BP04
SE-1 | Whether each group and bastion host requires IMDSv2. | EC2 guide, "Use the Instance Metadata Service to access instance metadata"
SE-2 | Access and SSH ranges of each bastion host. | Systems Manager guide, "AWS Systems Manager Session Manager"
SE-3 | Engine and master user of each database and Aurora cluster. | RDS API, CreateDBInstance
SE-4 | Who holds the password of each database, and its read replicas. | RDS guide, "Password management with Amazon RDS and AWS Secrets Manager"
SE-5 | Who holds the password of each database, and what replaces it. | Secrets Manager guide, "Rotate AWS Secrets Manager secrets"
SE-6 | The resources and secrets that connections let each server, container and function use. | IAM guide, "Grant least privilege"
SE-7 | Whether the default security group of each VPC is closed. | VPC guide, "Default security groups for your VPCs"
SE-8 | The public tier of each VPC, and the tier of each service. | VPC guide, "IP addressing for your VPCs and subnets"
SE-9 | User and root file system of the containers of each service. | ECS API, ContainerDefinition
SE-10 | Authorization and kind of each API that runs functions. | API Gateway guide, "Control and manage access to REST APIs in API Gateway"
SE-11 | Request validation of each REST API. | API Gateway guide, "Request validation for REST APIs in API Gateway"
SE-12 | What each rule of each security group says it is for. | VPC guide, "Security group rules"
SV-1 | Dead letters of each queue that somebody consumes. | SQS guide, "Using dead-letter queues in Amazon SQS"
SV-2 | Partial batch response and batch size of each connection from a queue to a function. | Lambda guide, "Handling errors for an SQS event source in Lambda"
SV-3 | Dead letters of each topic that has subscribers. | SNS guide, "Amazon SNS dead-letter queues"
SV-4 | Reserved concurrency of each function that uses a database, and what its queues ask for. | Lambda guide, "Configuring reserved concurrency for a function"
SV-5 | Timeout of each function behind an API, and the kind of the API. | API Gateway quotas
SV-6 | Subscriptions of functions to topics, directly and through a queue. |
SV-7 | Batch size and window of each connection from a FIFO queue to a function. | Lambda API, CreateEventSourceMapping
SV-8 | Method and path of each route of an API. | API Gateway V2 API, CreateRoute
SV-9 | Reserved concurrency of each function, and the maximum concurrency of its queues. | Lambda guide, "Configuring scaling behavior for SQS event source mappings"
SV-10 | The VPC of each function, and of the databases and caches that it uses. | Lambda guide, "Giving Lambda functions access to resources in an Amazon VPC"
SV-11 | Of each function in a VPC: what it calls, its tier, the NAT gateways and the endpoints. | Lambda guide, "Enable internet access for VPC-connected Lambda functions"
SV-12 | Reserved concurrency of all functions of a region. | Lambda quotas
SV-13 | The paths of each REST API. | API Gateway API, CreateResource
SV-14 | Who takes messages from each queue, and who is subscribed to each topic. | SQS API, SetQueueAttributes
VE-1 | Engine and version of each database, Aurora cluster and cache. | RDS guide, "Amazon RDS for PostgreSQL versions"; ElastiCache guide, "Supported engines and versions"
VE-2 | Runtime of each function, version of each Redis OSS cache, and the family of every instance type, class and node type. | Lambda guide, "Lambda runtimes"; EC2 guide, "Instance types"
VE-3 | Automatic minor upgrades of each database, Aurora cluster and cache. | RDS guide, "Automatically upgrading the minor engine version"
VE-4 | Through what each service calls another. | App Mesh guide, "What is AWS App Mesh?"
VE-5 | Engine of each cache. | ElastiCache guide, "Supported engines and versions"
CO-1 | NAT gateways and endpoints of each VPC, and everything that its servers, tasks and functions call. | Prices of us-east-1, mid-2025
CO-2 | The family of every instance type, class and node type, and what its region offers. | EC2 guide, "Instance types"
CO-3 | Strategy of the DR plan, and minimum and desired, also of a schedule, of each group and service in the second region. | Well-Architected, REL13-BP02
MO-1 | The critical components of each region, and the monitoring that stands in it. | CloudWatch guide, "Recommended alarms"
MO-2 | The addresses of each monitoring, and whether any is drawn. | CloudWatch guide, "Using Amazon CloudWatch alarms"
MO-3 | Flow logs of each VPC that the design creates. | VPC guide, "Logging IP traffic using VPC Flow Logs"
MO-4 | Enhanced monitoring, exported logs and Performance Insights of each database and Aurora cluster, logs of each search engine. | RDS guide, "Monitoring OS metrics with Enhanced Monitoring"
MO-5 | Tracing of each function, tracing and execution logs of each REST API. | Lambda guide, "Visualize Lambda function invocations using AWS X-Ray"
MO-6 | The key of the topic of each monitoring. | SNS guide, "Managing Amazon SNS encryption keys and costs"
MO-7 | Dead letters of each queue, and the monitoring of its region. | SQS guide, "Using dead-letter queues in Amazon SQS"
MO-8 | Dashboard of each monitoring. | CloudWatch guide, "Using Amazon CloudWatch dashboards"
MO-9 | Whether the firewall of each load balancer and each REST API keeps a log. | WAF guide, "Logging AWS WAF protection pack (web ACL) traffic"
MO-10 | Detailed monitoring of each group. | EC2 guide, "Manage detailed monitoring for your EC2 instances"
NW-1 | Prefix of each tier, the range and the zones of its VPC, and whether a load balancer stands in it. | VPC guide, "Subnet CIDR blocks"; ELB guide, "Subnets for your load balancer"
NW-2 | The zones of each VPC, and those of its region. | EC2 guide, "Regions and Zones"
NW-3 | NAT gateways, public tier and interface endpoints of each VPC with servers in its application tier. | VPC guide, "NAT gateways"
NW-4 | The zones of each VPC in which databases or Multi-AZ caches stand. | RDS API, CreateDBSubnetGroup
NW-5 | DNS resolution, DNS hostnames and endpoints of each VPC that the design creates. | VPC guide, "DNS attributes for your VPC"
NW-6 | The tier of each group and service. |
NW-7 | The NAT gateways of all VPCs of a region. | VPC guide, "Amazon VPC quotas"
NW-8 | The ranges that a person has given to the subnets of each tier. | VPC guide, "Subnet CIDR blocks"
NW-9 | The zones of each VPC, and whether it is written with the registry module of Terraform. | terraform-aws-modules/vpc
NW-10 | Access and tier of each bastion host, NAT gateways and endpoints of its VPC. | Systems Manager guide, "Session Manager prerequisites"
NW-11 | Zones of each search engine, and those of its VPC. | OpenSearch Service guide, "Configuring a multi-AZ domain"
NW-12 | Image and tier of each service, NAT gateways and endpoints of its VPC. | ECR guide, "Amazon ECR interface VPC endpoints"; ECS guide, "Amazon ECS interface VPC endpoints"
NW-13 | What servers and tasks call, NAT gateways and endpoints of their VPC, and the regions of both. | VPC guide, "Gateway endpoints"
IS-1 | The connections of each node that can have some. |
IS-2 | Both ends of each connection: their kinds, VPCs and other connections. |
IS-3 | Every way from users to data, and the zones of each critical group and service on it. |
IS-4 | What each replica, proxy and DNS name is connected to. |
IS-5 | The container in which each node lies. |
IS-6 | The roles of the tiers of each VPC. |
IS-7 | The tier in which each replica is drawn, and that of its source. | RDS API, CreateDBInstanceReadReplica
IS-8 | The clients of each database and replica, also through a proxy. |
IS-9 | Whether each node that exists already lies in a VPC that exists. |
IS-10 | The environment variables that connections give to servers, tasks and functions. |
CF-1 | Engine, version, node type, shards, failover, encryption and sign-in of each cache that replicates to another region, and of those that follow it. | ElastiCache guide, "Global datastores: prerequisites and limitations"
CF-2 | The share of the green of each blue-green pair. | ELB API, TargetGroupTuple
CF-3 | The share of hosts that the breaker of each call may eject. | Envoy documentation, "Outlier detection"
CF-4 | CPU and memory of the tasks of each service. | ECS guide, "Task size"
CF-5 | Visibility timeout of each queue, and timeout of the functions that it triggers. | Lambda guide, "Using Lambda with Amazon SQS"
CF-6 | Storage type, size and IOPS of each database. | RDS guide, "Amazon RDS DB instance storage"
CF-7 | Performance Insights, engine and class of each database, Aurora cluster and replica. | RDS guide, "Amazon RDS DB engine, Region, and instance class support for Performance Insights"
CF-8 | The replicas of each database. | RDS guide, "Working with DB instance read replicas"
CF-9 | ECS Exec and root file system of each service. | ECS guide, "Monitor Amazon ECS containers with ECS Exec"
CF-10 | The routes of each load balancer that have conditions. | ELB guide, "Quotas for your Application Load Balancers"
CF-11 | Shards and nodes of each cache in cluster mode. | ElastiCache guide, "Quotas"
CF-12 | The zone of each replica, and those of the subnets in which it is built. | RDS API, CreateDBInstanceReadReplica
CF-13 | CPU, memory and number of the tasks of each service on EC2, and the type and number of its servers. | EC2 guide, "Elastic network interfaces"
CF-14 | Architecture of the tasks of each service on EC2, and of its servers. | ECS API, RuntimePlatform
CF-15 | Every instance type and class, and what its region offers. | EC2 API, DescribeInstanceTypeOfferings; RDS API, DescribeOrderableDBInstanceOptions
CF-16 | The routes to each service. | ECS quotas
CF-17 | The services on EC2 of each VPC. | ECS quotas
CF-18 | What every node and connection makes of the CDK app, by region and stack, as far as it can be many. | CloudFormation guide, "Understand CloudFormation quotas"
PA-1 | Every value of nodes, connections and settings, by the range or form that its field names. | The source that each field names in the inspector
NM-1 | Project, environment and identifiers, by the length of the longest name that is made of them. | The documentation of each resource, named in the finding
NM-2 | The domain and the zone of each DNS name. | Route 53 API, ChangeResourceRecordSets
NM-3 | Whether each DNS name says that its zone exists or is created. | Route 53 API, CreateHostedZone
NM-4 | The zone of each DNS name. | RFC 2606; RFC 6761
DR-1 | Owner, approver, decision and contacts of each DR plan. | Well-Architected, REL13-BP01
DR-2 | Each target of the plan, beside the RTO and RPO that each tier has after the loss of its region, as drawn. | Well-Architected, REL13-BP01 and REL13-BP02
DR-3 | The day on which the plan was confirmed, the digest of the design of that day, and its next review. | Well-Architected, REL13-BP01
DR-4 | Which critical parts of the primary region have a counterpart in the second: what follows, what gets the same requests, what is joined in the same way; and which connections of theirs the counterparts lack. | Well-Architected, REL13-BP04
DR-5 | Failover mode of each DNS name, and the replicas in its second region. | RDS guide, "Promoting a read replica to be a standalone DB instance"
DR-6 | The rehearsals of each DR plan. | Well-Architected, REL13-BP03
DR-7 | The regions of primary and secondary of each DNS name that fails over. | AWS whitepaper, "Disaster Recovery of Workloads on AWS"
DR-8 | The ranges of all VPCs. | Well-Architected, REL02-BP05
DR-9 | The name that each health check asks, and the names that the design serves. | Route 53 guide, "How Amazon Route 53 determines whether a health check is healthy"
DR-10 | The roles of the two targets of each DNS name. | Route 53 API, ResourceRecordSet
DR-11 | Versioning and encryption of both buckets of each replication. | S3 guide, "Requirements and considerations for replication"
DR-12 | The day of the last rehearsal, the rehearsals of the schedule, and today. | Well-Architected, REL13-BP03
DR-13 | The strategy of the plan, what follows the data in the second region, and how much runs there. | Well-Architected, REL13-BP02
`;

interface Reading {
  /** As a sentence without a subject. */
  readonly reads: string;
  /** Pages of documentation, in words. */
  readonly sources: readonly string[];
}

export const READINGS: ReadonlyMap<string, Reading> = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => {
      const [id = '', reads = '', sources = ''] = line.split('|').map((part) => part.trim());
      return [id, { reads, sources: sources === '' ? [] : sources.split('; ') }];
    }),
);
