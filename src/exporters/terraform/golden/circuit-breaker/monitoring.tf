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
    shop-unhealthy = {
      says   = "A target fails its health checks and gets no requests."
      metric = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = aws_lb.alb.arn_suffix
        TargetGroup  = aws_lb_target_group.alb_shop.arn_suffix
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

# --- Shop: ECS service --------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "shop" {
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

  alarm_name        = "${local.name}-shop-${each.key}"
  alarm_description = each.value.says
  namespace         = each.value.namespace
  metric_name       = each.value.metric
  dimensions = {
    ClusterName = aws_ecs_cluster.vpc.name
    ServiceName = aws_ecs_service.shop.name
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

resource "aws_cloudwatch_event_rule" "shop__deployments" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Deployments that failed and were rolled back"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [aws_ecs_service.shop.arn]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "shop__deployments" {
  rule = aws_cloudwatch_event_rule.shop__deployments.name
  arn  = aws_sns_topic.alarms.arn
}

# --- Payments: ECS service ----------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "payments" {
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

  alarm_name        = "${local.name}-payments-${each.key}"
  alarm_description = each.value.says
  namespace         = each.value.namespace
  metric_name       = each.value.metric
  dimensions = {
    ClusterName = aws_ecs_cluster.vpc.name
    ServiceName = aws_ecs_service.payments.name
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

resource "aws_cloudwatch_event_rule" "payments__deployments" {
  # Names of rules are short; the description says more.
  name_prefix = "${local.name}-"
  description = "Deployments that failed and were rolled back"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [aws_ecs_service.payments.arn]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
}

resource "aws_cloudwatch_event_target" "payments__deployments" {
  rule = aws_cloudwatch_event_rule.payments__deployments.name
  arn  = aws_sns_topic.alarms.arn
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
              aws_lb_target_group.alb_shop.arn_suffix,
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
              aws_ecs_service.shop.name,
              {
                label  = "Shop"
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
              aws_ecs_service.payments.name,
              {
                label  = "Payments"
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
              aws_ecs_service.shop.name,
              {
                label  = "Shop"
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
              aws_ecs_service.payments.name,
              {
                label  = "Payments"
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
              aws_ecs_service.shop.name,
              {
                label  = "Shop"
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
              aws_ecs_service.payments.name,
              {
                label  = "Payments"
                stat   = "Minimum"
                period = 60
              },
            ],
          ]
        }
      },
    ]
  })
}
