resource "aws_kms_key" "alarms_us_west_2" {
  provider = aws.us_west_2

  description             = "${local.name}: topics for alarms"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.kms_alarms_us_west_2.json
}

resource "aws_kms_alias" "alarms_us_west_2" {
  provider = aws.us_west_2

  name          = "alias/${local.name}-alarms"
  target_key_id = aws_kms_key.alarms_us_west_2.key_id
}

data "aws_iam_policy_document" "kms_alarms_us_west_2" {
  statement {
    sid       = "AccountAdministration"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account_id}:root"]
    }
  }

  statement {
    sid       = "Publishers"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

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
}

resource "aws_kms_key" "data_us_west_2" {
  provider = aws.us_west_2

  description             = "${local.name}: databases, caches and secrets"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.kms_data_us_west_2.json
}

resource "aws_kms_alias" "data_us_west_2" {
  provider = aws.us_west_2

  name          = "alias/${local.name}-data"
  target_key_id = aws_kms_key.data_us_west_2.key_id
}

# IAM decides who uses the key: services reach it with the rights of who calls them.
data "aws_iam_policy_document" "kms_data_us_west_2" {
  statement {
    sid       = "AccountAdministration"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "logs_us_west_2" {
  provider = aws.us_west_2

  description             = "${local.name}: CloudWatch Logs"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.kms_logs_us_west_2.json
}

resource "aws_kms_alias" "logs_us_west_2" {
  provider = aws.us_west_2

  name          = "alias/${local.name}-logs"
  target_key_id = aws_kms_key.logs_us_west_2.key_id
}

data "aws_iam_policy_document" "kms_logs_us_west_2" {
  statement {
    sid       = "AccountAdministration"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account_id}:root"]
    }
  }

  statement {
    sid = "CloudWatchLogs"
    actions = [
      "kms:Encrypt*",
      "kms:Decrypt*",
      "kms:ReEncrypt*",
      "kms:GenerateDataKey*",
      "kms:Describe*",
    ]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.us-west-2.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:${local.partition}:logs:us-west-2:${local.account_id}:*"]
    }
  }
}
