# --- Orders API: API Gateway --------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "api" {
  for_each = { latency = {} }

  alarm_name          = "${local.name}-api-${each.key}"
  alarm_description   = "One in twenty answers takes over three seconds."
  namespace           = "AWS/ApiGateway"
  metric_name         = "Latency"
  dimensions          = { ApiId = aws_apigatewayv2_api.api.id }
  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 3000
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# These tell nobody by themselves; the one below them does, once for all of them.
resource "aws_cloudwatch_metric_alarm" "api_outage" {
  for_each = { "5xx" = {} }

  alarm_name          = "${local.name}-api-${each.key}"
  alarm_description   = "More than one answer in a hundred is an error of the API or of its functions."
  namespace           = "AWS/ApiGateway"
  metric_name         = "5xx"
  dimensions          = { ApiId = aws_apigatewayv2_api.api.id }
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0.01
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
}

resource "aws_cloudwatch_composite_alarm" "api_outage" {
  alarm_name        = "${local.name}-api-outage"
  alarm_description = "Users notice: the alarms in the rule say what is wrong."
  alarm_rule = join(
    " OR ",
    [for alarm in aws_cloudwatch_metric_alarm.api_outage : "ALARM(\"${alarm.alarm_name}\")"],
  )

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Intake: Lambda function --------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "intake" {
  for_each = {
    errors = {
      says       = "The function fails: its log group says why."
      metric     = "Errors"
      statistic  = "Sum"
      percentile = null
      threshold  = 0
    }
    throttles = {
      says       = "Calls are turned away, because as many run as may at a time."
      metric     = "Throttles"
      statistic  = "Sum"
      percentile = null
      threshold  = 0
    }
    duration = {
      says       = "One in twenty calls takes four fifths of the time that it may."
      metric     = "Duration"
      statistic  = null
      percentile = "p95"
      threshold  = 8000
    }
  }

  alarm_name          = "${local.name}-intake-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.intake.function_name }
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Worker: Lambda function --------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "worker" {
  for_each = {
    errors = {
      says       = "The function fails: its log group says why."
      metric     = "Errors"
      statistic  = "Sum"
      percentile = null
      threshold  = 0
    }
    throttles = {
      says       = "Calls are turned away, because as many run as may at a time."
      metric     = "Throttles"
      statistic  = "Sum"
      percentile = null
      threshold  = 0
    }
    duration = {
      says       = "One in twenty calls takes four fifths of the time that it may."
      metric     = "Duration"
      statistic  = null
      percentile = "p95"
      threshold  = 8000
    }
  }

  alarm_name          = "${local.name}-worker-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.worker.function_name }
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Fan-out: Lambda function -------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "fan_out" {
  for_each = {
    errors = {
      says       = "The function fails: its log group says why."
      metric     = "Errors"
      statistic  = "Sum"
      percentile = null
      threshold  = 0
    }
    throttles = {
      says       = "Calls are turned away, because as many run as may at a time."
      metric     = "Throttles"
      statistic  = "Sum"
      percentile = null
      threshold  = 0
    }
    duration = {
      says       = "One in twenty calls takes four fifths of the time that it may."
      metric     = "Duration"
      statistic  = null
      percentile = "p95"
      threshold  = 8000
    }
  }

  alarm_name          = "${local.name}-fan-out-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.fan_out.function_name }
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Orders: SQS queue --------------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "orders" {
  for_each = {
    age = {
      says       = "The oldest message has waited for ten minutes: nobody takes them, or too slowly."
      metric     = "ApproximateAgeOfOldestMessage"
      dimensions = { QueueName = aws_sqs_queue.orders.name }
      threshold  = 600
    }
    dead-letters = {
      says       = "Messages failed for good, and wait for somebody to look at them."
      metric     = "ApproximateNumberOfMessagesVisible"
      dimensions = { QueueName = aws_sqs_queue.orders_dead_letters.name }
      threshold  = 0
    }
  }

  alarm_name          = "${local.name}-orders-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/SQS"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Order events: SNS topic --------------------------------------------------

resource "aws_cloudwatch_metric_alarm" "events" {
  for_each = { failed = {} }

  alarm_name          = "${local.name}-events-${each.key}"
  alarm_description   = "Subscribers do not get what is published."
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  dimensions          = { TopicName = aws_sns_topic.events.name }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# --- Order records: DynamoDB table --------------------------------------------

resource "aws_cloudwatch_metric_alarm" "records" {
  for_each = {
    read-throttles = {
      says   = "Reads are turned away: more than the table may do."
      metric = "ReadThrottleEvents"
    }
    write-throttles = {
      says   = "Writes are turned away: more than the table may do, or too many to one key."
      metric = "WriteThrottleEvents"
    }
  }

  alarm_name          = "${local.name}-records-${each.key}"
  alarm_description   = each.value.says
  namespace           = "AWS/DynamoDB"
  metric_name         = each.value.metric
  dimensions          = { TableName = aws_dynamodb_table.records.name }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
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
          title  = "API: 5xx"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApiGateway",
              "5xx",
              "ApiId",
              aws_apigatewayv2_api.api.id,
              {
                label  = "Orders API"
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
        y      = 0
        width  = 8
        height = 6
        properties = {
          title  = "API: Latency"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/ApiGateway",
              "Latency",
              "ApiId",
              aws_apigatewayv2_api.api.id,
              {
                label  = "Orders API"
                stat   = "p95"
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
          title  = "Lambda: Errors"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              aws_lambda_function.intake.function_name,
              {
                label  = "Intake"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              aws_lambda_function.worker.function_name,
              {
                label  = "Worker"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              aws_lambda_function.fan_out.function_name,
              {
                label  = "Fan-out"
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
          title  = "Lambda: Throttles"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              aws_lambda_function.intake.function_name,
              {
                label  = "Intake"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              aws_lambda_function.worker.function_name,
              {
                label  = "Worker"
                stat   = "Sum"
                period = 60
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              aws_lambda_function.fan_out.function_name,
              {
                label  = "Fan-out"
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
        y      = 6
        width  = 8
        height = 6
        properties = {
          title  = "Lambda: Duration"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              aws_lambda_function.intake.function_name,
              {
                label  = "Intake"
                stat   = "p95"
                period = 60
              },
            ],
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              aws_lambda_function.worker.function_name,
              {
                label  = "Worker"
                stat   = "p95"
                period = 60
              },
            ],
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              aws_lambda_function.fan_out.function_name,
              {
                label  = "Fan-out"
                stat   = "p95"
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
          title  = "SQS: Approximate age of oldest message"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/SQS",
              "ApproximateAgeOfOldestMessage",
              "QueueName",
              aws_sqs_queue.orders.name,
              {
                label  = "Orders"
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
        y      = 12
        width  = 8
        height = 6
        properties = {
          title  = "SQS: Approximate number of messages visible"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesVisible",
              "QueueName",
              aws_sqs_queue.orders_dead_letters.name,
              {
                label  = "Orders"
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
        y      = 12
        width  = 8
        height = 6
        properties = {
          title  = "SNS: Number of notifications failed"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/SNS",
              "NumberOfNotificationsFailed",
              "TopicName",
              aws_sns_topic.events.name,
              {
                label  = "Order events"
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
        y      = 12
        width  = 8
        height = 6
        properties = {
          title  = "DynamoDB: Read throttle events"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/DynamoDB",
              "ReadThrottleEvents",
              "TableName",
              aws_dynamodb_table.records.name,
              {
                label  = "Order records"
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
          title  = "DynamoDB: Write throttle events"
          region = local.region
          view   = "timeSeries"
          metrics = [
            [
              "AWS/DynamoDB",
              "WriteThrottleEvents",
              "TableName",
              aws_dynamodb_table.records.name,
              {
                label  = "Order records"
                stat   = "Sum"
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
