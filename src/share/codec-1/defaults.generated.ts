/**
 * What format 1 leaves out of a link, and the numbers it writes instead of names: copied from the
 * catalog when the format was made, and never changed since. A changed default, a renamed label or
 * a new field of the catalog is no reason to touch this file, because links that were sent say less
 * than a whole design and are completed from here.
 */
import type { JsonObject } from '../../kit/json';

export interface FrozenVerb {
  readonly id: string;
  /** Their order gives each field its number. */
  readonly params: JsonObject;
}

export interface FrozenKind extends FrozenVerb {
  readonly label: string;
  readonly slug: string;
}

/** The order gives each kind its number. */
export const KINDS: readonly FrozenKind[] = [
  {
    "id": "internet",
    "label": "Users",
    "slug": "users",
    "params": {}
  },
  {
    "id": "route53-record",
    "label": "app.example.com",
    "slug": "dns",
    "params": {
      "domain": "app.example.com",
      "zone": "example.com",
      "zoneSource": "lookup",
      "evaluateTargetHealth": true,
      "failoverMode": "automatic",
      "healthCheck": true,
      "healthCheckName": "",
      "healthPath": "/health",
      "healthIntervalSeconds": "30",
      "healthFailures": 3,
      "healthLatency": true
    }
  },
  {
    "id": "region",
    "label": "Region",
    "slug": "region",
    "params": {
      "region": "us-east-1",
      "existingKey": false,
      "keyRotation": true
    }
  },
  {
    "id": "vpc",
    "label": "VPC",
    "slug": "vpc",
    "params": {
      "cidr": "10.0.0.0/16",
      "zones": [
        "a",
        "b",
        "c"
      ],
      "nat": "perAz",
      "gatewayEndpoints": [
        "s3",
        "dynamodb"
      ],
      "interfaceEndpoints": [
        "ssm",
        "ssmmessages",
        "ec2messages",
        "secretsmanager",
        "logs"
      ],
      "dnsSupport": true,
      "dnsHostnames": true,
      "flowLogs": "cloudwatch",
      "logRetentionDays": 365,
      "style": "module",
      "closedDefaultGroup": true
    }
  },
  {
    "id": "tier",
    "label": "Tier",
    "slug": "tier",
    "params": {
      "role": "app",
      "prefix": 24,
      "internetRoute": false,
      "ranges": []
    }
  },
  {
    "id": "application-load-balancer",
    "label": "ALB",
    "slug": "alb",
    "params": {
      "scheme": "internet-facing",
      "protocol": "HTTPS",
      "redirectHttp": true,
      "sslPolicy": "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      "idleTimeoutSeconds": 60,
      "waf": true,
      "wafRateLimit": 2000,
      "dropInvalidHeaders": true,
      "desyncMode": "defensive",
      "deletionProtection": true,
      "accessLogs": true,
      "accessLogDays": 90,
      "logRetentionDays": 365,
      "certificate": "created",
      "hsts": false,
      "hstsSeconds": 31536000,
      "wafLargeBodies": false,
      "critical": "auto",
      "accessLogPrefix": "alb",
      "wafLogging": true
    }
  },
  {
    "id": "auto-scaling-group",
    "label": "App servers",
    "slug": "app",
    "params": {
      "role": "web",
      "instanceType": "t4g.small",
      "multiAz": true,
      "min": 3,
      "desired": 3,
      "max": 10,
      "cpuScaling": true,
      "cpuTarget": 70,
      "requestScaling": true,
      "requestsPerTarget": 1000,
      "warmupSeconds": 180,
      "healthCheckType": "ELB",
      "gracePeriodSeconds": 300,
      "refreshMinHealthyPercent": 75,
      "refreshMaxHealthyPercent": 125,
      "volumeGib": 30,
      "volumeEncrypted": true,
      "imdsv2": true,
      "detailedMonitoring": true,
      "schedule": false,
      "scheduleZone": "Etc/UTC",
      "morningCron": "0 7 * * 1-5",
      "morningMin": 6,
      "morningDesired": 6,
      "morningMax": 10,
      "eveningCron": "0 19 * * 1-5",
      "eveningMin": 3,
      "eveningDesired": 3,
      "eveningMax": 10,
      "warmPool": false,
      "warmPoolState": "Stopped",
      "warmPoolSize": 2,
      "warmPoolReuse": false,
      "mixedInstances": false,
      "otherTypes": [],
      "onDemandPercent": 100,
      "onDemandBase": 3,
      "spotStrategy": "price-capacity-optimized",
      "critical": "auto",
      "keepAfterAzLoss": 0
    }
  },
  {
    "id": "rds-instance",
    "label": "Database",
    "slug": "db",
    "params": {
      "engine": "postgres",
      "engineVersion": "17",
      "instanceClass": "db.t4g.medium",
      "multiAz": true,
      "allocatedGib": 100,
      "maxAllocatedGib": 500,
      "storageType": "gp3",
      "iops": 0,
      "encrypted": true,
      "forceTls": true,
      "publiclyAccessible": false,
      "iamAuth": true,
      "databaseName": "app",
      "username": "appadmin",
      "port": 5432,
      "backupDays": 7,
      "backupWindow": "03:00-04:00",
      "maintenanceWindow": "Mon:04:30-Mon:05:30",
      "finalSnapshot": true,
      "deletionProtection": true,
      "performanceInsights": true,
      "monitoringIntervalSeconds": "60",
      "exportLogs": true,
      "logRetentionDays": 365,
      "autoMinorUpgrade": true,
      "critical": "auto",
      "existing": false,
      "storageThroughput": 0,
      "advancedInsights": false,
      "password": "auto"
    }
  },
  {
    "id": "rds-proxy",
    "label": "RDS Proxy",
    "slug": "proxy",
    "params": {
      "requireTls": true,
      "idleTimeoutSeconds": 1800,
      "maxConnectionsPercent": 90,
      "borrowTimeoutSeconds": 30,
      "critical": "auto"
    }
  },
  {
    "id": "rds-replica",
    "label": "Read replica",
    "slug": "db-replica",
    "params": {
      "instanceClass": "db.t4g.medium",
      "multiAz": false,
      "publiclyAccessible": false,
      "maintenanceWindow": "Mon:05:30-Mon:06:30",
      "deletionProtection": true,
      "performanceInsights": true,
      "logRetentionDays": 365,
      "critical": "auto",
      "zone": "auto"
    }
  },
  {
    "id": "elasticache",
    "label": "Cache",
    "slug": "cache",
    "params": {
      "engine": "redis",
      "engineVersion": "7.1",
      "nodeType": "cache.t4g.medium",
      "nodes": 2,
      "automaticFailover": true,
      "multiAz": true,
      "port": 6379,
      "auth": "token",
      "atRest": true,
      "inTransit": "required",
      "snapshotDays": 7,
      "snapshotWindow": "04:00-05:00",
      "maintenanceWindow": "mon:06:00-mon:07:00",
      "finalSnapshot": true,
      "logs": true,
      "logRetentionDays": 365,
      "autoMinorUpgrade": true,
      "clusterMode": false,
      "shards": 2,
      "critical": "auto",
      "existing": false
    }
  },
  {
    "id": "external-system",
    "label": "External system",
    "slug": "external",
    "params": {
      "purpose": ""
    }
  },
  {
    "id": "note",
    "label": "Note",
    "slug": "note",
    "params": {
      "text": ""
    }
  },
  {
    "id": "ecs-service",
    "label": "Service",
    "slug": "service",
    "params": {
      "image": "public.ecr.aws/docker/library/node:24-alpine",
      "port": 3000,
      "cpu": "512",
      "memoryMib": 1024,
      "architecture": "ARM64",
      "spot": false,
      "min": 3,
      "max": 10,
      "cpuScaling": true,
      "cpuTarget": 60,
      "requestScaling": true,
      "requestsPerTarget": 1000,
      "graceSeconds": 60,
      "containerCheck": true,
      "readonlyRoot": true,
      "user": "1000:1000",
      "exec": false,
      "logRetentionDays": 365,
      "critical": "auto",
      "keepAfterAzLoss": 0,
      "capacity": "fargate",
      "instanceType": "t4g.medium",
      "minInstances": 3,
      "maxInstances": 8,
      "targetCapacityPercent": 100,
      "placement": "spread",
      "eniTrunking": false,
      "volumeGib": 30
    }
  },
  {
    "id": "s3-bucket",
    "label": "Files",
    "slug": "files",
    "params": {
      "existing": false,
      "versioning": true,
      "noncurrentDays": 90,
      "encryption": "kms",
      "tlsOnly": true,
      "blockPublicAccess": true,
      "infrequentDays": 90,
      "expireDays": 0,
      "critical": "auto"
    }
  },
  {
    "id": "api-gateway",
    "label": "API",
    "slug": "api",
    "params": {
      "authorization": "AWS_IAM",
      "throttleRate": 100,
      "throttleBurst": 200,
      "logRetentionDays": 365,
      "critical": "auto",
      "kind": "http",
      "stage": "v1",
      "apiKey": false,
      "validation": true,
      "waf": true,
      "wafRateLimit": 2000,
      "wafLargeBodies": false,
      "tracing": true,
      "executionLogs": "ERROR",
      "wafLogging": true
    }
  },
  {
    "id": "lambda-function",
    "label": "Function",
    "slug": "function",
    "params": {
      "runtime": "nodejs24.x",
      "architecture": "arm64",
      "memoryMb": 256,
      "timeoutSeconds": 10,
      "reservedConcurrency": 0,
      "tracing": true,
      "logRetentionDays": 365,
      "critical": "auto"
    }
  },
  {
    "id": "sqs-queue",
    "label": "Queue",
    "slug": "queue",
    "params": {
      "fifo": false,
      "visibilitySeconds": 60,
      "retentionSeconds": 345600,
      "deadLetters": true,
      "maxReceive": 5,
      "critical": "auto",
      "customerKey": true,
      "tlsOnly": true
    }
  },
  {
    "id": "sns-topic",
    "label": "Topic",
    "slug": "topic",
    "params": {
      "deadLetters": true,
      "critical": "auto",
      "customerKey": true,
      "tlsOnly": true
    }
  },
  {
    "id": "dynamodb-table",
    "label": "Table",
    "slug": "table",
    "params": {
      "partitionKey": "id",
      "partitionType": "S",
      "sortKey": "",
      "sortType": "S",
      "billing": "on-demand",
      "minCapacity": 5,
      "maxCapacity": 100,
      "ttlAttribute": "",
      "pointInTimeRecovery": true,
      "deletionProtection": true,
      "critical": "auto",
      "customerKey": true
    }
  },
  {
    "id": "monitoring",
    "label": "Alarms",
    "slug": "alarms",
    "params": {
      "emails": [],
      "minutes": 3,
      "tellsRecovery": true,
      "encryption": "customer",
      "dashboard": true
    }
  },
  {
    "id": "backup-plan",
    "label": "Backup plan",
    "slug": "backup",
    "params": {
      "frequency": "daily",
      "hourUtc": 6,
      "retentionDays": 35,
      "coldAfterDays": 0,
      "copy": true,
      "copyRetentionDays": 35,
      "lock": "governance",
      "lockMinDays": 7,
      "lockMaxDays": 365,
      "encryption": "customer",
      "restoreTesting": true,
      "restoreDay": "SUN",
      "restoreHourUtc": 9,
      "validationHours": 4,
      "lastRestoreTest": "",
      "lastRestoreMinutes": 0,
      "restoreEvidenceDays": 90,
      "historyDays": 7
    }
  },
  {
    "id": "dr-plan",
    "label": "DR plan",
    "slug": "dr-plan",
    "params": {
      "strategy": "backup-restore",
      "edgeRto": 240,
      "appRto": 240,
      "dataRto": 240,
      "dataRpo": 1560,
      "cacheRto": 240,
      "objectsRto": 240,
      "objectsRpo": 1560,
      "messagesRto": 240,
      "messagesRpo": 60,
      "owner": "",
      "approver": "",
      "declaredBy": "",
      "decisionMinutes": 30,
      "contacts": [],
      "tests": [
        "restore",
        "table-top",
        "zone",
        "region"
      ],
      "lastTest": "",
      "reviewOn": "",
      "confirmedOn": "",
      "confirmedDesign": ""
    }
  },
  {
    "id": "bastion-host",
    "label": "Bastion",
    "slug": "bastion",
    "params": {
      "access": "session-manager",
      "sshRanges": [],
      "instanceType": "t4g.nano",
      "imdsv2": true,
      "volumeEncrypted": true
    }
  },
  {
    "id": "opensearch-domain",
    "label": "Search",
    "slug": "search",
    "params": {
      "engineVersion": "2.19",
      "nodeType": "m7g.large.search",
      "volumeGib": 50,
      "zoneCount": "3",
      "nodes": 3,
      "dedicatedMasters": true,
      "masterType": "m7g.large.search",
      "atRest": true,
      "nodeToNode": true,
      "enforceHttps": true,
      "logs": true,
      "logRetentionDays": 365,
      "critical": "auto"
    }
  },
  {
    "id": "aurora-cluster",
    "label": "Aurora",
    "slug": "aurora",
    "params": {
      "engine": "aurora-postgresql",
      "engineVersion": "17",
      "instanceClass": "db.serverless",
      "minAcu": 0.5,
      "maxAcu": 8,
      "pauseAfterSeconds": 300,
      "readers": 1,
      "storageType": "aurora",
      "encrypted": true,
      "forceTls": true,
      "publiclyAccessible": false,
      "iamAuth": true,
      "databaseName": "app",
      "username": "appadmin",
      "port": 5432,
      "backupDays": 7,
      "backupWindow": "03:00-04:00",
      "maintenanceWindow": "Mon:04:30-Mon:05:30",
      "backtrackHours": 0,
      "finalSnapshot": true,
      "deletionProtection": true,
      "performanceInsights": true,
      "advancedInsights": false,
      "monitoringIntervalSeconds": "60",
      "exportLogs": true,
      "logRetentionDays": 365,
      "autoMinorUpgrade": true,
      "critical": "auto",
      "existing": false
    }
  },
  {
    "id": "existing-service",
    "label": "Existing service",
    "slug": "backend",
    "params": {
      "protocol": "https",
      "port": 443
    }
  }
];

export const VERBS: readonly FrozenVerb[] = [
  {
    "id": "requests",
    "params": {}
  },
  {
    "id": "resolves-to",
    "params": {
      "failover": "primary"
    }
  },
  {
    "id": "routes-to",
    "params": {
      "port": 3000,
      "protocol": "HTTP",
      "paths": [],
      "hosts": [],
      "priority": 100,
      "healthCheck": true,
      "healthPath": "/health",
      "healthIntervalSeconds": 30,
      "healthTimeoutSeconds": 5,
      "healthyThreshold": 2,
      "unhealthyThreshold": 3,
      "matcher": "200",
      "deregistrationSeconds": 30,
      "stickiness": false,
      "stickinessSeconds": 3600,
      "headerName": "",
      "headerValues": [],
      "green": false,
      "greenWeight": 0,
      "greenStickySeconds": 3600,
      "greenPreview": true,
      "healthTouchesDatabase": false,
      "ownListener": false
    }
  },
  {
    "id": "calls",
    "params": {}
  },
  {
    "id": "reads-writes",
    "params": {
      "poolSize": 20
    }
  },
  {
    "id": "reads",
    "params": {}
  },
  {
    "id": "pools",
    "params": {}
  },
  {
    "id": "replicates-to",
    "params": {}
  },
  {
    "id": "talks-to",
    "params": {}
  },
  {
    "id": "uses",
    "params": {}
  },
  {
    "id": "calls-service",
    "params": {
      "timeoutSeconds": 15,
      "breaker": true,
      "consecutiveErrors": 5,
      "intervalSeconds": 10,
      "baseEjectionSeconds": 30,
      "maxEjectionPercent": 50,
      "maxConnections": 1024,
      "maxPendingRequests": 1024,
      "maxRequests": 1024,
      "maxRetries": 3,
      "mesh": "service-connect"
    }
  },
  {
    "id": "stores-in",
    "params": {
      "readOnly": false
    }
  },
  {
    "id": "replicates-objects-to",
    "params": {
      "prefix": "",
      "deleteMarkers": true,
      "timeControl": false
    }
  },
  {
    "id": "invokes",
    "params": {
      "method": "ANY",
      "path": "/{proxy+}"
    }
  },
  {
    "id": "feeds",
    "params": {
      "scaling": true,
      "backlogPerServer": 100
    }
  },
  {
    "id": "sends-to",
    "params": {}
  },
  {
    "id": "triggers",
    "params": {
      "batchSize": 10,
      "windowSeconds": 0,
      "maxConcurrency": 10,
      "partialBatches": true
    }
  },
  {
    "id": "publishes-to",
    "params": {}
  },
  {
    "id": "notifies",
    "params": {
      "filterPolicy": ""
    }
  },
  {
    "id": "keeps-records-in",
    "params": {
      "readOnly": false
    }
  },
  {
    "id": "searches",
    "params": {
      "readOnly": false
    }
  },
  {
    "id": "administers",
    "params": {}
  }
];
