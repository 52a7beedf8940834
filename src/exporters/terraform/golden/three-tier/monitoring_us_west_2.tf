resource "aws_sns_topic" "alarms__us_west_2" {
  provider = aws.us_west_2

  name              = "${local.name}-alarms"
  kms_master_key_id = aws_kms_key.alarms_us_west_2.arn
}

data "aws_iam_policy_document" "alarms__us_west_2__topic" {
  statement {
    sid       = "Publishers"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms__us_west_2.arn]

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
    resources = [aws_sns_topic.alarms__us_west_2.arn]

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

resource "aws_sns_topic_policy" "alarms__us_west_2" {
  provider = aws.us_west_2

  arn    = aws_sns_topic.alarms__us_west_2.arn
  policy = data.aws_iam_policy_document.alarms__us_west_2__topic.json
}

# Nothing arrives before the address has confirmed, which only its owner can do.
resource "aws_sns_topic_subscription" "alarms__us_west_2_emails" {
  provider = aws.us_west_2

  for_each = toset(var.alarms_emails)

  topic_arn = aws_sns_topic.alarms__us_west_2.arn
  protocol  = "email"
  endpoint  = each.key
}
