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
    api-unhealthy = {
      says   = "A target fails its health checks and gets no requests."
      metric = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = aws_lb.alb.arn_suffix
        TargetGroup  = aws_lb_target_group.alb_api.arn_suffix
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

# --- API servers: Auto Scaling group ------------------------------------------

resource "aws_cloudwatch_metric_alarm" "api" {
  for_each = {
    cpu = {
      says       = "The servers are busy although the group should have grown: look at its maximum."
      namespace  = "AWS/EC2"
      metric     = "CPUUtilization"
      statistic  = "Average"
      comparison = "GreaterThanThreshold"
      threshold  = 85
      missing    = "missing"
    }
    in-service = {
      says       = "Fewer servers are in service than the minimum."
      namespace  = "AWS/AutoScaling"
      metric     = "GroupInServiceInstances"
      statistic  = "Minimum"
      comparison = "LessThanThreshold"
      threshold  = 3
      missing    = "breaching"
    }
  }

  alarm_name          = "${local.name}-api-${each.key}"
  alarm_description   = each.value.says
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.api.name }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "api__launches" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Servers that could not be started or stopped"
  event_pattern = jsonencode({
    source      = ["aws.autoscaling"]
    detail-type = ["EC2 Instance Launch Unsuccessful", "EC2 Instance Terminate Unsuccessful"]
    detail      = { AutoScalingGroupName = [aws_autoscaling_group.api.name] }
  })
}

resource "aws_cloudwatch_event_target" "api__launches" {
  rule = aws_cloudwatch_event_rule.api__launches.name
  arn  = aws_sns_topic.alarms.arn
}

# --- App database: RDS database -----------------------------------------------

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

# --- Read replica -------------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "db_replica" {
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
    lag = {
      says       = "The replica is ten minutes behind: reads are old, and so much would be lost with the source."
      metric     = "ReplicaLag"
      statistic  = "Maximum"
      comparison = "GreaterThanThreshold"
      threshold  = 600
      missing    = "missing"
    }
  }

  alarm_name          = "${local.name}-db-replica-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { DBInstanceIdentifier = aws_db_instance.db_replica.identifier }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "db_replica__failures" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Failover, failure or low storage of a database"
  event_pattern = jsonencode({
    source      = ["aws.rds"]
    detail-type = ["RDS DB Instance Event"]
    detail = {
      SourceIdentifier = [aws_db_instance.db_replica.identifier]
      EventCategories  = ["failover", "failure", "low storage"]
    }
  })
}

resource "aws_cloudwatch_event_target" "db_replica__failures" {
  rule = aws_cloudwatch_event_rule.db_replica__failures.name
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
              aws_lb_target_group.alb_api.arn_suffix,
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
          title  = "ASG: CPU utilization"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/EC2",
              "CPUUtilization",
              "AutoScalingGroupName",
              aws_autoscaling_group.api.name,
              {
                label  = "API servers"
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
          title  = "ASG: Group in service instances"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/AutoScaling",
              "GroupInServiceInstances",
              "AutoScalingGroupName",
              aws_autoscaling_group.api.name,
              {
                label  = "API servers"
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
        y      = 18
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
        x      = 0
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
        x      = 8
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
                label  = "App database"
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
        y      = 24
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
                label  = "App database"
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
                label  = "App database"
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
                label  = "App database"
                stat   = "Maximum"
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
                label  = "App database"
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
                label  = "App database"
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
        y      = 36
        width  = 8
        height = 6
        properties = {
          title  = "Replica: CPU utilization"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "CPUUtilization",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
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
        y      = 36
        width  = 8
        height = 6
        properties = {
          title  = "Replica: Free storage space"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "FreeStorageSpace",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
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
        y      = 42
        width  = 8
        height = 6
        properties = {
          title  = "Replica: Freeable memory"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "FreeableMemory",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
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
        y      = 42
        width  = 8
        height = 6
        properties = {
          title  = "Replica: Database connections"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "DatabaseConnections",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
                stat   = "Maximum"
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
          title  = "Replica: Disk queue depth"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "DiskQueueDepth",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
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
        y      = 48
        width  = 8
        height = 6
        properties = {
          title  = "Replica: CPU credit balance"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "CPUCreditBalance",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
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
        y      = 48
        width  = 8
        height = 6
        properties = {
          title  = "Replica: Replica lag"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/RDS",
              "ReplicaLag",
              "DBInstanceIdentifier",
              aws_db_instance.db_replica.identifier,
              {
                label  = "Read replica"
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
