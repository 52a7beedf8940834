import region from 'aws-icons/icons/architecture-group/Region.svg?raw';
import publicSubnet from 'aws-icons/icons/architecture-group/Publicsubnet.svg?raw';
import privateSubnet from 'aws-icons/icons/architecture-group/Privatesubnet.svg?raw';
import vpc from 'aws-icons/icons/architecture-group/VirtualprivatecloudVPC.svg?raw';
import autoScaling from 'aws-icons/icons/architecture-service/AmazonEC2AutoScaling.svg?raw';
import apiGateway from 'aws-icons/icons/architecture-service/AmazonAPIGateway.svg?raw';
import dynamodb from 'aws-icons/icons/architecture-service/AmazonDynamoDB.svg?raw';
import lambda from 'aws-icons/icons/architecture-service/AWSLambda.svg?raw';
import sns from 'aws-icons/icons/architecture-service/AmazonSimpleNotificationService.svg?raw';
import sqs from 'aws-icons/icons/architecture-service/AmazonSimpleQueueService.svg?raw';
import ecs from 'aws-icons/icons/architecture-service/AmazonElasticContainerService.svg?raw';
import elastiCache from 'aws-icons/icons/architecture-service/AmazonElastiCache.svg?raw';
import aurora from 'aws-icons/icons/architecture-service/AmazonAurora.svg?raw';
import rds from 'aws-icons/icons/architecture-service/AmazonRDS.svg?raw';
import s3 from 'aws-icons/icons/architecture-service/AmazonSimpleStorageService.svg?raw';
import openSearch from 'aws-icons/icons/architecture-service/AmazonOpenSearchService.svg?raw';
import backup from 'aws-icons/icons/architecture-service/AWSBackup.svg?raw';
import disasterRecovery from 'aws-icons/icons/architecture-service/AWSElasticDisasterRecovery.svg?raw';
import cloudWatch from 'aws-icons/icons/architecture-service/AmazonCloudWatch.svg?raw';
import route53 from 'aws-icons/icons/architecture-service/AmazonRoute53.svg?raw';
import ec2Instance from 'aws-icons/icons/resource/AmazonEC2Instance.svg?raw';
import rdsReplica from 'aws-icons/icons/resource/AmazonAuroraAmazonRDSInstanceAternate.svg?raw';
import rdsProxy from 'aws-icons/icons/resource/AmazonRDSProxyInstance.svg?raw';
import document from 'aws-icons/icons/resource/Document.svg?raw';
import chat from 'aws-icons/icons/resource/Chat.svg?raw';
import loadBalancer from 'aws-icons/icons/resource/ElasticLoadBalancingApplicationLoadBalancer.svg?raw';
import genericApplication from 'aws-icons/icons/resource/GenericApplication.svg?raw';
import servers from 'aws-icons/icons/resource/Servers.svg?raw';
import users from 'aws-icons/icons/resource/Users.svg?raw';
import type { Icons } from '../ui/primitives';

/** The package's titles are file names ("Arch_Amazon-RDS_48"), and its ids would clash where pictures share a page. */
const clean = (svg: string): string =>
  svg.replace(/<title>.*?<\/title>/s, '').replace(/ id="[^"]*"/g, '');

/** AWS draws general things in a dark blue, which a dark theme would swallow. */
const plain = (svg: string): string => clean(svg).replace(/#2[34]2f3[de]/gi, 'currentColor');

/** AWS draws none. */
const FRAME =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none"><path d="M13 5v38M35 5v38M5 13h38M5 35h38" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"/></svg>';

/**
 * AWS's architecture icons by kind, from the package `aws-icons`. Trademarks of Amazon, used as its guidelines ask: unchanged,
 * to stand for the service in a diagram.
 */
export const icons: Icons = {
  internet: plain(users),
  'route53-record': clean(route53),
  region: clean(region),
  vpc: clean(vpc),
  tier: clean(privateSubnet),
  'tier/public': clean(publicSubnet),
  'application-load-balancer': clean(loadBalancer),
  'auto-scaling-group': clean(autoScaling),
  'ecs-service': clean(ecs),
  'rds-instance': clean(rds),
  'aurora-cluster': clean(aurora),
  'rds-proxy': clean(rdsProxy),
  'rds-replica': clean(rdsReplica),
  elasticache: clean(elastiCache),
  's3-bucket': clean(s3),
  'api-gateway': clean(apiGateway),
  'lambda-function': clean(lambda),
  'sqs-queue': clean(sqs),
  'sns-topic': clean(sns),
  'dynamodb-table': clean(dynamodb),
  monitoring: clean(cloudWatch),
  'backup-plan': clean(backup),
  'opensearch-domain': clean(openSearch),
  'bastion-host': clean(ec2Instance),
  'dr-plan': clean(disasterRecovery),
  'existing-service': plain(servers),
  'external-system': plain(genericApplication),
  note: plain(document),
  decision: plain(chat),
  frame: FRAME,
};
