data "aws_iam_policy_document" "lambda_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

# --- Orders API: API Gateway --------------------------------------------------

resource "aws_apigatewayv2_api" "api" {
  name          = "${local.name}-api"
  protocol_type = "HTTP"
}

resource "aws_cloudwatch_log_group" "api_access" {
  name              = "/aws/apigateway/${local.name}-api"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_apigatewayv2_stage" "api" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_access.arn
    format = jsonencode({
      requestId = "$context.requestId"
      time      = "$context.requestTime"
      method    = "$context.httpMethod"
      route     = "$context.routeKey"
      status    = "$context.status"
      address   = "$context.identity.sourceIp"
      error     = "$context.integrationErrorMessage"
    })
  }

  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}

resource "aws_apigatewayv2_integration" "api_intake" {
  api_id           = aws_apigatewayv2_api.api.id
  integration_type = "AWS_PROXY"
  # How Lambda is called, whatever the request.
  integration_method     = "POST"
  integration_uri        = aws_lambda_function.intake.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "api_intake" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /orders"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_intake.id}"
}

resource "aws_lambda_permission" "api_intake" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.intake.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/POST/orders"
}

# --- Intake: Lambda function --------------------------------------------------

resource "aws_cloudwatch_log_group" "intake" {
  # Made first: Lambda would make it without retention.
  name              = "/aws/lambda/${local.name}-intake"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_iam_role" "intake" {
  name_prefix        = "${local.name}-intake-"
  assume_role_policy = data.aws_iam_policy_document.lambda_assume.json
}

data "aws_iam_policy_document" "intake" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.intake.arn}:*"]
  }

  statement {
    sid       = "Trace"
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.orders.arn]
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.messages.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sqs.${local.region}.amazonaws.com"]
    }
  }

  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.messages.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sns.${local.region}.amazonaws.com"]
    }
  }

  statement {
    actions = [
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:BatchWriteItem",
    ]
    resources = [aws_dynamodb_table.records.arn]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.data.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["dynamodb.${local.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "intake" {
  name   = "connections"
  role   = aws_iam_role.intake.name
  policy = data.aws_iam_policy_document.intake.json
}

data "archive_file" "intake" {
  type        = "zip"
  source_dir  = "${path.module}/lambda/intake"
  output_path = "${path.module}/build/intake.zip"
  # The same on every system, or each would plan a change.
  output_file_mode = "0666"
}

resource "aws_lambda_function" "intake" {
  # checkov:skip=CKV_AWS_115:No SQL database behind it that a burst could flood
  # checkov:skip=CKV_AWS_116:Nothing here calls it asynchronously, and a dead-letter queue of its own is for such calls only
  # checkov:skip=CKV_AWS_117:It reaches nothing inside a VPC
  # checkov:skip=CKV_AWS_272:The archive is made of the handler in this directory, which nobody signs
  function_name    = "${local.name}-intake"
  role             = aws_iam_role.intake.arn
  runtime          = "nodejs24.x"
  handler          = "index.handler"
  architectures    = ["arm64"]
  filename         = data.archive_file.intake.output_path
  source_code_hash = data.archive_file.intake.output_base64sha256
  memory_size      = 256
  timeout          = 10
  kms_key_arn      = aws_kms_key.data.arn

  environment {
    variables = {
      ORDERS_URL    = aws_sqs_queue.orders.url
      EVENTS_ARN    = aws_sns_topic.events.arn
      RECORDS_TABLE = aws_dynamodb_table.records.name
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.intake.name
  }

  depends_on = [aws_iam_role_policy.intake]
}

# --- Worker: Lambda function --------------------------------------------------

resource "aws_cloudwatch_log_group" "worker" {
  # Made first: Lambda would make it without retention.
  name              = "/aws/lambda/${local.name}-worker"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_iam_role" "worker" {
  name_prefix        = "${local.name}-worker-"
  assume_role_policy = data.aws_iam_policy_document.lambda_assume.json
}

data "aws_iam_policy_document" "worker" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.worker.arn}:*"]
  }

  statement {
    sid       = "Trace"
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"]
  }

  statement {
    actions = [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
    ]
    resources = [aws_sqs_queue.orders.arn]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.messages.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sqs.${local.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "worker" {
  name   = "connections"
  role   = aws_iam_role.worker.name
  policy = data.aws_iam_policy_document.worker.json
}

data "archive_file" "worker" {
  type        = "zip"
  source_dir  = "${path.module}/lambda/worker"
  output_path = "${path.module}/build/worker.zip"
  # The same on every system, or each would plan a change.
  output_file_mode = "0666"
}

resource "aws_lambda_function" "worker" {
  # checkov:skip=CKV_AWS_115:No SQL database behind it that a burst could flood
  # checkov:skip=CKV_AWS_116:Nothing here calls it asynchronously, and a dead-letter queue of its own is for such calls only
  # checkov:skip=CKV_AWS_117:It reaches nothing inside a VPC
  # checkov:skip=CKV_AWS_272:The archive is made of the handler in this directory, which nobody signs
  function_name    = "${local.name}-worker"
  role             = aws_iam_role.worker.arn
  runtime          = "nodejs24.x"
  handler          = "index.handler"
  architectures    = ["arm64"]
  filename         = data.archive_file.worker.output_path
  source_code_hash = data.archive_file.worker.output_base64sha256
  memory_size      = 256
  timeout          = 10

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.worker.name
  }

  depends_on = [aws_iam_role_policy.worker]
}

resource "aws_lambda_event_source_mapping" "orders_worker" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.worker.arn
  batch_size       = 10
  # Otherwise one bad message brings its whole batch back.
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.worker]
}

# --- Fan-out: Lambda function -------------------------------------------------

resource "aws_cloudwatch_log_group" "fan_out" {
  # Made first: Lambda would make it without retention.
  name              = "/aws/lambda/${local.name}-fan-out"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_iam_role" "fan_out" {
  name_prefix        = "${local.name}-fan-out-"
  assume_role_policy = data.aws_iam_policy_document.lambda_assume.json
}

data "aws_iam_policy_document" "fan_out" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.fan_out.arn}:*"]
  }

  statement {
    sid       = "Trace"
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "fan_out" {
  name   = "connections"
  role   = aws_iam_role.fan_out.name
  policy = data.aws_iam_policy_document.fan_out.json
}

data "archive_file" "fan_out" {
  type        = "zip"
  source_dir  = "${path.module}/lambda/fan-out"
  output_path = "${path.module}/build/fan-out.zip"
  # The same on every system, or each would plan a change.
  output_file_mode = "0666"
}

resource "aws_lambda_function" "fan_out" {
  # checkov:skip=CKV_AWS_115:No SQL database behind it that a burst could flood
  # checkov:skip=CKV_AWS_117:It reaches nothing inside a VPC
  # checkov:skip=CKV_AWS_272:The archive is made of the handler in this directory, which nobody signs
  function_name    = "${local.name}-fan-out"
  role             = aws_iam_role.fan_out.arn
  runtime          = "nodejs24.x"
  handler          = "index.handler"
  architectures    = ["arm64"]
  filename         = data.archive_file.fan_out.output_path
  source_code_hash = data.archive_file.fan_out.output_base64sha256
  memory_size      = 256
  timeout          = 10

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.fan_out.name
  }

  depends_on = [aws_iam_role_policy.fan_out]
}

# --- Orders: SQS queue --------------------------------------------------------

# What failed too often waits here for somebody to look at it.
resource "aws_sqs_queue" "orders_dead_letters" {
  name                              = "${local.name}-orders-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = aws_kms_key.messages.arn
  kms_data_key_reuse_period_seconds = 300
}

data "aws_iam_policy_document" "orders_dead_letters" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.orders_dead_letters.arn]

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

resource "aws_sqs_queue_policy" "orders_dead_letters" {
  queue_url = aws_sqs_queue.orders_dead_letters.url
  policy    = data.aws_iam_policy_document.orders_dead_letters.json
}

resource "aws_sqs_queue" "orders" {
  name                       = "${local.name}-orders"
  visibility_timeout_seconds = 60
  message_retention_seconds  = 345600
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_dead_letters.arn
    maxReceiveCount     = 5
  })
  kms_master_key_id                 = aws_kms_key.messages.arn
  kms_data_key_reuse_period_seconds = 300
}

data "aws_iam_policy_document" "orders" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.orders.arn]

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

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.url
  policy    = data.aws_iam_policy_document.orders.json
}

resource "aws_sqs_queue_redrive_allow_policy" "orders_dead_letters" {
  queue_url = aws_sqs_queue.orders_dead_letters.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.orders.arn]
  })
}

# --- Order events: SNS topic --------------------------------------------------

resource "aws_sns_topic" "events" {
  name              = "${local.name}-events"
  kms_master_key_id = aws_kms_key.messages.arn
}

data "aws_iam_policy_document" "events" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.events.arn]

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

resource "aws_sns_topic_policy" "events" {
  arn    = aws_sns_topic.events.arn
  policy = data.aws_iam_policy_document.events.json
}

# What a subscriber would not take in all tries.
resource "aws_sqs_queue" "events_dead_letters" {
  name                              = "${local.name}-events-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = aws_kms_key.messages.arn
  kms_data_key_reuse_period_seconds = 300
}

data "aws_iam_policy_document" "events_dead_letters" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.events_dead_letters.arn]

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

  statement {
    sid       = "Topics"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.events_dead_letters.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.events.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "events_dead_letters" {
  queue_url = aws_sqs_queue.events_dead_letters.url
  policy    = data.aws_iam_policy_document.events_dead_letters.json
}

resource "aws_sns_topic_subscription" "events_fan_out" {
  topic_arn      = aws_sns_topic.events.arn
  protocol       = "lambda"
  endpoint       = aws_lambda_function.fan_out.arn
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.events_dead_letters.arn })
}

resource "aws_lambda_permission" "events_fan_out" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.fan_out.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.events.arn
}

# --- Order records: DynamoDB table --------------------------------------------

resource "aws_dynamodb_table" "records" {
  name                        = "${local.name}-records"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "id"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }

  point_in_time_recovery {
    enabled = true
  }
}
