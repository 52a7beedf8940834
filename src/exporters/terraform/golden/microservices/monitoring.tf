# --- Production: VPC ----------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "vpc" {
  for_each = {
    nat-a-ports = {
      says       = "The NAT gateway has no port left for a connection: too many go to one address."
      metric     = "ErrorPortAllocation"
      dimensions = { NatGatewayId = module.vpc.natgw_ids[0] }
      threshold  = 0
    }
    nat-a-drops = {
      says       = "The NAT gateway drops packets."
      metric     = "PacketsDropCount"
      dimensions = { NatGatewayId = module.vpc.natgw_ids[0] }
      threshold  = 100
    }
    nat-b-ports = {
      says       = "The NAT gateway has no port left for a connection: too many go to one address."
      metric     = "ErrorPortAllocation"
      dimensions = { NatGatewayId = module.vpc.natgw_ids[1] }
      threshold  = 0
    }
    nat-b-drops = {
      says       = "The NAT gateway drops packets."
      metric     = "PacketsDropCount"
      dimensions = { NatGatewayId = module.vpc.natgw_ids[1] }
      threshold  = 100
    }
    nat-c-ports = {
      says       = "The NAT gateway has no port left for a connection: too many go to one address."
      metric     = "ErrorPortAllocation"
      dimensions = { NatGatewayId = module.vpc.natgw_ids[2] }
      threshold  = 0
    }
    nat-c-drops = {
      says       = "The NAT gateway drops packets."
      metric     = "PacketsDropCount"
      dimensions = { NatGatewayId = module.vpc.natgw_ids[2] }
      threshold  = 100
    }
  }

  alarm_name          = "${local.name}-vpc-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/NATGateway"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Public ALB: Application Load Balancer ------------------------------------

resource "aws_cloudwatch_metric_alarm" "alb" {
  for_each = {
    target-5xx = {
      says       = "The application answers with errors."
      namespace  = "AWS/ApplicationELB"
      metric     = "HTTPCode_Target_5XX_Count"
      dimensions = { LoadBalancer = aws_lb.alb.arn_suffix }
      statistic  = "Sum"
      percentile = null
      comparison = "GreaterThanOrEqualToThreshold"
      threshold  = 10
      period     = 60
      periods    = 3
    }
    latency = {
      says       = "One in twenty answers takes over a second."
      namespace  = "AWS/ApplicationELB"
      metric     = "TargetResponseTime"
      dimensions = { LoadBalancer = aws_lb.alb.arn_suffix }
      statistic  = null
      percentile = "p95"
      comparison = "GreaterThanThreshold"
      threshold  = 1
      period     = 60
      periods    = 3
    }
    rejected = {
      says       = "The load balancer turns connections away."
      namespace  = "AWS/ApplicationELB"
      metric     = "RejectedConnectionCount"
      dimensions = { LoadBalancer = aws_lb.alb.arn_suffix }
      statistic  = "Sum"
      percentile = null
      comparison = "GreaterThanThreshold"
      threshold  = 0
      period     = 60
      periods    = 3
    }
    certificate = {
      says       = "The certificate ends within thirty days, and ACM has not renewed it: look at its validation records."
      namespace  = "AWS/CertificateManager"
      metric     = "DaysToExpiry"
      dimensions = { CertificateArn = aws_acm_certificate.alb.arn }
      statistic  = "Minimum"
      percentile = null
      comparison = "LessThanThreshold"
      threshold  = 30
      period     = 86400
      periods    = 1
    }
    blocked = {
      says      = "The firewall blocks many requests: an attack, or a rule that takes users for one."
      namespace = "AWS/WAFV2"
      metric    = "BlockedRequests"
      dimensions = {
        WebACL = aws_wafv2_web_acl.alb.name
        Region = local.region
        Rule   = "ALL"
      }
      statistic  = "Sum"
      percentile = null
      comparison = "GreaterThanThreshold"
      threshold  = 1000
      period     = 60
      periods    = 3
    }
  }

  alarm_name          = "${local.name}-alb-${each.key}"
  alarm_description   = each.value.says
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# These tell nobody by themselves; the one below them does, once for all of them.
resource "aws_cloudwatch_metric_alarm" "alb_outage" {
  for_each = {
    elb-5xx = {
      says       = "The load balancer itself answers with errors: no target takes the requests."
      metric     = "HTTPCode_ELB_5XX_Count"
      dimensions = { LoadBalancer = aws_lb.alb.arn_suffix }
      statistic  = "Sum"
      threshold  = 10
    }
    service-a-unhealthy = {
      says   = "A target fails its health checks and gets no requests."
      metric = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = aws_lb.alb.arn_suffix
        TargetGroup  = aws_lb_target_group.alb_service_a.arn_suffix
      }
      statistic = "Maximum"
      threshold = 1
    }
    service-b-unhealthy = {
      says   = "A target fails its health checks and gets no requests."
      metric = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = aws_lb.alb.arn_suffix
        TargetGroup  = aws_lb_target_group.alb_service_b.arn_suffix
      }
      statistic = "Maximum"
      threshold = 1
    }
    service-c-unhealthy = {
      says   = "A target fails its health checks and gets no requests."
      metric = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = aws_lb.alb.arn_suffix
        TargetGroup  = aws_lb_target_group.alb_service_c.arn_suffix
      }
      statistic = "Maximum"
      threshold = 1
    }
  }

  alarm_name          = "${local.name}-alb-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/ApplicationELB"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
}

resource "aws_cloudwatch_composite_alarm" "alb_outage" {
  alarm_name        = "${local.name}-alb-outage"
  alarm_description = "Users notice: the alarms in the rule say what is wrong."
  alarm_rule = join(
    " OR ",
    [for alarm in aws_cloudwatch_metric_alarm.alb_outage : "ALARM(\"${alarm.alarm_name}\")"],
  )

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Service A: ECS service ---------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "service_a" {
  for_each = {
    cpu = {
      says       = "The tasks are busy although there should be more of them by now."
      namespace  = "AWS/ECS"
      metric     = "CPUUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    memory = {
      says       = "The tasks have nearly used up their memory."
      namespace  = "AWS/ECS"
      metric     = "MemoryUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    running = {
      says       = "Fewer tasks run than the minimum."
      namespace  = "ECS/ContainerInsights"
      metric     = "RunningTaskCount"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 3
      missing    = "breaching"
    }
  }

  alarm_name        = "${local.name}-service-a-${each.key}"
  alarm_description = each.value.says
  namespace         = each.value.namespace
  metric_name       = each.value.metric
  dimensions = {
    ClusterName = aws_ecs_cluster.vpc.name
    ServiceName = aws_ecs_service.service_a.name
  }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "service_a__deployments" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Deployments that failed and were rolled back"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [aws_ecs_service.service_a.arn]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "service_a__deployments" {
  rule = aws_cloudwatch_event_rule.service_a__deployments.name
  arn  = aws_sns_topic.alarms.arn
}

# --- Service B: ECS service ---------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "service_b" {
  for_each = {
    cpu = {
      says       = "The tasks are busy although there should be more of them by now."
      namespace  = "AWS/ECS"
      metric     = "CPUUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    memory = {
      says       = "The tasks have nearly used up their memory."
      namespace  = "AWS/ECS"
      metric     = "MemoryUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    running = {
      says       = "Fewer tasks run than the minimum."
      namespace  = "ECS/ContainerInsights"
      metric     = "RunningTaskCount"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 3
      missing    = "breaching"
    }
  }

  alarm_name        = "${local.name}-service-b-${each.key}"
  alarm_description = each.value.says
  namespace         = each.value.namespace
  metric_name       = each.value.metric
  dimensions = {
    ClusterName = aws_ecs_cluster.vpc.name
    ServiceName = aws_ecs_service.service_b.name
  }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "service_b__deployments" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Deployments that failed and were rolled back"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [aws_ecs_service.service_b.arn]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "service_b__deployments" {
  rule = aws_cloudwatch_event_rule.service_b__deployments.name
  arn  = aws_sns_topic.alarms.arn
}

# --- Service C: ECS service ---------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "service_c" {
  for_each = {
    cpu = {
      says       = "The tasks are busy although there should be more of them by now."
      namespace  = "AWS/ECS"
      metric     = "CPUUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    memory = {
      says       = "The tasks have nearly used up their memory."
      namespace  = "AWS/ECS"
      metric     = "MemoryUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    running = {
      says       = "Fewer tasks run than the minimum."
      namespace  = "ECS/ContainerInsights"
      metric     = "RunningTaskCount"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 3
      missing    = "breaching"
    }
  }

  alarm_name        = "${local.name}-service-c-${each.key}"
  alarm_description = each.value.says
  namespace         = each.value.namespace
  metric_name       = each.value.metric
  dimensions = {
    ClusterName = aws_ecs_cluster.vpc.name
    ServiceName = aws_ecs_service.service_c.name
  }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "service_c__deployments" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Deployments that failed and were rolled back"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [aws_ecs_service.service_c.arn]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "service_c__deployments" {
  rule = aws_cloudwatch_event_rule.service_c__deployments.name
  arn  = aws_sns_topic.alarms.arn
}

# --- Shared database: RDS database --------------------------------------------

resource "aws_cloudwatch_metric_alarm" "db" {
  for_each = {
    cpu = {
      says       = "The processor has been busy for minutes."
      metric     = "CPUUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 80
      missing    = "missing"
    }
    storage = {
      says       = "The volume is nearly full; a full one stops the database."
      metric     = "FreeStorageSpace"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 10737418240
      missing    = "breaching"
    }
    memory = {
      says       = "Memory is nearly used up."
      metric     = "FreeableMemory"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 268435456
      missing    = "missing"
    }
    connections = {
      says       = "Four fifths of the connections that it takes are in use."
      metric     = "DatabaseConnections"
      statistic  = "Maximum"
      comparison = "GreaterThanThreshold"
      threshold  = 331
      missing    = "missing"
    }
    queue = {
      says       = "Reads and writes wait for the volume."
      metric     = "DiskQueueDepth"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 64
      missing    = "missing"
    }
    credits = {
      says       = "The credits of the burstable class run out; then it is slow, or costs more."
      metric     = "CPUCreditBalance"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 50
      missing    = "missing"
    }
  }

  alarm_name          = "${local.name}-db-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { DBInstanceIdentifier = aws_db_instance.db.identifier }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "db__failures" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Failover, failure or low storage of a database"
  event_pattern = jsonencode({
    source      = ["aws.rds"]
    detail-type = ["RDS DB Instance Event"]
    detail = {
      SourceIdentifier = [aws_db_instance.db.identifier]
      EventCategories  = ["failover", "failure", "low storage"]
    }
  })
}

resource "aws_cloudwatch_event_target" "db__failures" {
  rule = aws_cloudwatch_event_rule.db__failures.name
  arn  = aws_sns_topic.alarms.arn
}

# --- Connection pool: RDS Proxy -----------------------------------------------

resource "aws_cloudwatch_metric_alarm" "proxy" {
  for_each = {
    pinned = {
      says      = "Many sessions hold a connection of their own, so that the pool saves nothing: look for SET and temporary tables."
      metric    = "DatabaseConnectionsCurrentlySessionPinned"
      statistic = "Maximum"
      threshold = 50
    }
    refused = {
      says      = "The proxy cannot log in to the database: its secret, or the connections that are left there."
      metric    = "DatabaseConnectionsSetupFailed"
      statistic = "Sum"
      threshold = 0
    }
  }

  alarm_name          = "${local.name}-proxy-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { ProxyName = aws_db_proxy.proxy.name }
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Shared cache: ElastiCache ------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "cache" {
  for_each = {
    "001-cpu" = {
      says       = "The engine runs on one core, and that one is busy."
      metric     = "EngineCPUUtilization"
      dimensions = { CacheClusterId = "${local.name}-cache-001" }
      statistic  = "Maximum"
      threshold  = 90
      missing    = "missing"
    }
    "001-memory" = {
      says       = "Memory is nearly used up."
      metric     = "DatabaseMemoryUsagePercentage"
      dimensions = { CacheClusterId = "${local.name}-cache-001" }
      statistic  = "Maximum"
      threshold  = 80
      missing    = "missing"
    }
    "001-evictions" = {
      says       = "Keys are thrown out before their time."
      metric     = "Evictions"
      dimensions = { CacheClusterId = "${local.name}-cache-001" }
      statistic  = "Sum"
      threshold  = 1000
      missing    = "notBreaching"
    }
    "001-swap" = {
      says       = "The node swaps, which makes it slow."
      metric     = "SwapUsage"
      dimensions = { CacheClusterId = "${local.name}-cache-001" }
      statistic  = "Maximum"
      threshold  = 52428800
      missing    = "missing"
    }
    "001-lag" = {
      says       = "The replica is more than a second behind."
      metric     = "ReplicationLag"
      dimensions = { CacheClusterId = "${local.name}-cache-001" }
      statistic  = "Maximum"
      threshold  = 1
      missing    = "missing"
    }
    "002-cpu" = {
      says       = "The engine runs on one core, and that one is busy."
      metric     = "EngineCPUUtilization"
      dimensions = { CacheClusterId = "${local.name}-cache-002" }
      statistic  = "Maximum"
      threshold  = 90
      missing    = "missing"
    }
    "002-memory" = {
      says       = "Memory is nearly used up."
      metric     = "DatabaseMemoryUsagePercentage"
      dimensions = { CacheClusterId = "${local.name}-cache-002" }
      statistic  = "Maximum"
      threshold  = 80
      missing    = "missing"
    }
    "002-evictions" = {
      says       = "Keys are thrown out before their time."
      metric     = "Evictions"
      dimensions = { CacheClusterId = "${local.name}-cache-002" }
      statistic  = "Sum"
      threshold  = 1000
      missing    = "notBreaching"
    }
    "002-swap" = {
      says       = "The node swaps, which makes it slow."
      metric     = "SwapUsage"
      dimensions = { CacheClusterId = "${local.name}-cache-002" }
      statistic  = "Maximum"
      threshold  = 52428800
      missing    = "missing"
    }
    "002-lag" = {
      says       = "The replica is more than a second behind."
      metric     = "ReplicationLag"
      dimensions = { CacheClusterId = "${local.name}-cache-002" }
      statistic  = "Maximum"
      threshold  = 1
      missing    = "missing"
    }
  }

  alarm_name          = "${local.name}-cache-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/ElastiCache"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Alarms: Monitoring -------------------------------------------------------

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  kms_master_key_id = aws_kms_key.alarms.arn
}

data "aws_iam_policy_document" "alarms__topic" {
  statement {
    sid       = "Publishers"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "backup.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms__topic.json
}

# Nothing arrives before the address has confirmed, which only its owner can do.
resource "aws_sns_topic_subscription" "alarms_emails" {
  for_each = toset(var.alarms_emails)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_cloudwatch_dashboard" "alarms" {
  dashboard_name = "${local.name}-alarms"
  dashboard_body = jsonencode({
    widgets = [
      {
        type   = "metric"
        x      = 0
        y      = 0
        width  = 8
        height = 6
        properties = {
          title  = "VPC: Error port allocation"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/NATGateway",
              "ErrorPortAllocation",
              "NatGatewayId",
              module.vpc.natgw_ids[0],
              {
                label  = "Production"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/NATGateway",
              "ErrorPortAllocation",
              "NatGatewayId",
              module.vpc.natgw_ids[1],
              {
                label  = "Production"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/NATGateway",
              "ErrorPortAllocation",
              "NatGatewayId",
              module.vpc.natgw_ids[2],
              {
                label  = "Production"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 0
        width  = 8
        height = 6
        properties = {
          title  = "VPC: Packets drop count"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/NATGateway",
              "PacketsDropCount",
              "NatGatewayId",
              module.vpc.natgw_ids[0],
              {
                label  = "Production"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/NATGateway",
              "PacketsDropCount",
              "NatGatewayId",
              module.vpc.natgw_ids[1],
              {
                label  = "Production"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/NATGateway",
              "PacketsDropCount",
              "NatGatewayId",
              module.vpc.natgw_ids[2],
              {
                label  = "Production"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 0
        width  = 8
        height = 6
        properties = {
          title  = "ALB: HTTP code ELB 5XX count"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApplicationELB",
              "HTTPCode_ELB_5XX_Count",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "ALB: Un healthy host count"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApplicationELB",
              "UnHealthyHostCount",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              "TargetGroup",
              aws_lb_target_group.alb_service_a.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "Maximum"
                period = 60
              },
            ],
            [
              "AWS/ApplicationELB",
              "UnHealthyHostCount",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              "TargetGroup",
              aws_lb_target_group.alb_service_b.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "Maximum"
                period = 60
              },
            ],
            [
              "AWS/ApplicationELB",
              "UnHealthyHostCount",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              "TargetGroup",
              aws_lb_target_group.alb_service_c.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "ALB: HTTP code target 5XX count"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApplicationELB",
              "HTTPCode_Target_5XX_Count",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "ALB: Target response time"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApplicationELB",
              "TargetResponseTime",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "p95"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 12
        width  = 8
        height = 6
        properties = {
          title  = "ALB: Rejected connection count"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApplicationELB",
              "RejectedConnectionCount",
              "LoadBalancer",
              aws_lb.alb.arn_suffix,
              {
                label  = "Public ALB"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 12
        width  = 8
        height = 6
        properties = {
          title  = "ALB: Days to expiry"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/CertificateManager",
              "DaysToExpiry",
              "CertificateArn",
              aws_acm_certificate.alb.arn,
              {
                label  = "Public ALB"
                stat   = "Minimum"
                period = 86400
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 12
        width  = 8
        height = 6
        properties = {
          title  = "ALB: Blocked requests"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/WAFV2",
              "BlockedRequests",
              "WebACL",
              aws_wafv2_web_acl.alb.name,
              "Region",
              local.region,
              "Rule",
              "ALL",
              {
                label  = "Public ALB"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 18
        width  = 8
        height = 6
        properties = {
          title  = "ECS: CPU utilization"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ECS",
              "CPUUtilization",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_a.name,
              {
                label  = "Service A"
                stat   = "Average"
                period = 60
              },
            ],
            [
              "AWS/ECS",
              "CPUUtilization",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_b.name,
              {
                label  = "Service B"
                stat   = "Average"
                period = 60
              },
            ],
            [
              "AWS/ECS",
              "CPUUtilization",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_c.name,
              {
                label  = "Service C"
                stat   = "Average"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 18
        width  = 8
        height = 6
        properties = {
          title  = "ECS: Memory utilization"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ECS",
              "MemoryUtilization",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_a.name,
              {
                label  = "Service A"
                stat   = "Average"
                period = 60
              },
            ],
            [
              "AWS/ECS",
              "MemoryUtilization",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_b.name,
              {
                label  = "Service B"
                stat   = "Average"
                period = 60
              },
            ],
            [
              "AWS/ECS",
              "MemoryUtilization",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_c.name,
              {
                label  = "Service C"
                stat   = "Average"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 18
        width  = 8
        height = 6
        properties = {
          title  = "ECS: Running task count"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "ECS/ContainerInsights",
              "RunningTaskCount",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_a.name,
              {
                label  = "Service A"
                stat   = "Minimum"
                period = 60
              },
            ],
            [
              "ECS/ContainerInsights",
              "RunningTaskCount",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_b.name,
              {
                label  = "Service B"
                stat   = "Minimum"
                period = 60
              },
            ],
            [
              "ECS/ContainerInsights",
              "RunningTaskCount",
              "ClusterName",
              aws_ecs_cluster.vpc.name,
              "ServiceName",
              aws_ecs_service.service_c.name,
              {
                label  = "Service C"
                stat   = "Minimum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 24
        width  = 8
        height = 6
        properties = {
          title  = "RDS Proxy: Database connections currently session pinned"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "DatabaseConnectionsCurrentlySessionPinned",
              "ProxyName",
              aws_db_proxy.proxy.name,
              {
                label  = "Connection pool"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 24
        width  = 8
        height = 6
        properties = {
          title  = "RDS Proxy: Database connections setup failed"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "DatabaseConnectionsSetupFailed",
              "ProxyName",
              aws_db_proxy.proxy.name,
              {
                label  = "Connection pool"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 24
        width  = 8
        height = 6
        properties = {
          title  = "RDS: CPU utilization"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "CPUUtilization",
              "DBInstanceIdentifier",
              aws_db_instance.db.identifier,
              {
                label  = "Shared database"
                stat   = "Average"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 30
        width  = 8
        height = 6
        properties = {
          title  = "RDS: Free storage space"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "FreeStorageSpace",
              "DBInstanceIdentifier",
              aws_db_instance.db.identifier,
              {
                label  = "Shared database"
                stat   = "Minimum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 30
        width  = 8
        height = 6
        properties = {
          title  = "RDS: Freeable memory"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "FreeableMemory",
              "DBInstanceIdentifier",
              aws_db_instance.db.identifier,
              {
                label  = "Shared database"
                stat   = "Minimum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 30
        width  = 8
        height = 6
        properties = {
          title  = "RDS: Database connections"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "DatabaseConnections",
              "DBInstanceIdentifier",
              aws_db_instance.db.identifier,
              {
                label  = "Shared database"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 36
        width  = 8
        height = 6
        properties = {
          title  = "RDS: Disk queue depth"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "DiskQueueDepth",
              "DBInstanceIdentifier",
              aws_db_instance.db.identifier,
              {
                label  = "Shared database"
                stat   = "Average"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 36
        width  = 8
        height = 6
        properties = {
          title  = "RDS: CPU credit balance"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "CPUCreditBalance",
              "DBInstanceIdentifier",
              aws_db_instance.db.identifier,
              {
                label  = "Shared database"
                stat   = "Minimum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 36
        width  = 8
        height = 6
        properties = {
          title  = "ElastiCache: Engine CPU utilization"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ElastiCache",
              "EngineCPUUtilization",
              "CacheClusterId",
              "${local.name}-cache-001",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
            [
              "AWS/ElastiCache",
              "EngineCPUUtilization",
              "CacheClusterId",
              "${local.name}-cache-002",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 42
        width  = 8
        height = 6
        properties = {
          title  = "ElastiCache: Database memory usage percentage"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ElastiCache",
              "DatabaseMemoryUsagePercentage",
              "CacheClusterId",
              "${local.name}-cache-001",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
            [
              "AWS/ElastiCache",
              "DatabaseMemoryUsagePercentage",
              "CacheClusterId",
              "${local.name}-cache-002",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 8
        y      = 42
        width  = 8
        height = 6
        properties = {
          title  = "ElastiCache: Evictions"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ElastiCache",
              "Evictions",
              "CacheClusterId",
              "${local.name}-cache-001",
              {
                label  = "Shared cache"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/ElastiCache",
              "Evictions",
              "CacheClusterId",
              "${local.name}-cache-002",
              {
                label  = "Shared cache"
                stat   = "Sum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 16
        y      = 42
        width  = 8
        height = 6
        properties = {
          title  = "ElastiCache: Swap usage"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ElastiCache",
              "SwapUsage",
              "CacheClusterId",
              "${local.name}-cache-001",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
            [
              "AWS/ElastiCache",
              "SwapUsage",
              "CacheClusterId",
              "${local.name}-cache-002",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 48
        width  = 8
        height = 6
        properties = {
          title  = "ElastiCache: Replication lag"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ElastiCache",
              "ReplicationLag",
              "CacheClusterId",
              "${local.name}-cache-001",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
            [
              "AWS/ElastiCache",
              "ReplicationLag",
              "CacheClusterId",
              "${local.name}-cache-002",
              {
                label  = "Shared cache"
                stat   = "Maximum"
                period = 60
              },
            ],
          ]
        }
      },
    ]
  })
}

# --- Backup plan --------------------------------------------------------------

resource "aws_cloudwatch_event_rule" "backup__restores" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Restores that failed, those of the weekly test among them"
  event_pattern = jsonencode({
    source      = ["aws.backup"]
    detail-type = ["Restore Job State Change"]
    detail      = { status = ["FAILED", "ABORTED"] }
  })
}

resource "aws_cloudwatch_event_target" "backup__restores" {
  rule = aws_cloudwatch_event_rule.backup__restores.name
  arn  = aws_sns_topic.alarms.arn
}
