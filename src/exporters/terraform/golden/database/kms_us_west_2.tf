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
