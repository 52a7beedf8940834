data "aws_iam_policy_document" "ec2_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

# --- Web servers: Auto Scaling group ------------------------------------------

resource "aws_iam_role" "web" {
  name_prefix        = "${local.name}-web-"
  assume_role_policy = data.aws_iam_policy_document.ec2_assume.json
}

# Session Manager instead of SSH.
resource "aws_iam_role_policy_attachment" "web_ssm" {
  role       = aws_iam_role.web.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

data "aws_iam_policy_document" "web" {
  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_secretsmanager_secret.cache.arn, aws_secretsmanager_secret.db.arn]
  }

  statement {
    sid       = "DecryptSecrets"
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.data.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${local.region}.amazonaws.com"]
    }
  }

  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.files.arn]
  }

  statement {
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.files.arn}/*"]
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.data.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${local.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "web" {
  name   = "connections"
  role   = aws_iam_role.web.name
  policy = data.aws_iam_policy_document.web.json
}

resource "aws_iam_instance_profile" "web" {
  name_prefix = "${local.name}-web-"
  role        = aws_iam_role.web.name
}

locals {
  # Becomes /etc/app.env on the instances. Secrets are named here and read at run time.
  web_environment = {
    AWS_REGION       = local.region
    PORT             = 3000
    CACHE_HOST       = aws_elasticache_replication_group.cache.primary_endpoint_address
    CACHE_PORT       = 6379
    CACHE_TLS        = true
    CACHE_SECRET_ARN = aws_secretsmanager_secret.cache.arn
    FILES_BUCKET     = aws_s3_bucket.files.id
    DB_HOST          = aws_db_proxy.proxy.endpoint
    DB_PORT          = 5432
    DB_NAME          = aws_db_instance.db.db_name
    DB_SECRET_ARN    = aws_secretsmanager_secret.db.arn
  }
}

resource "aws_launch_template" "web" {
  name_prefix = "${local.name}-web-"
  # Looked up by EC2 at launch: no image id in the plan, and no diff when Amazon publishes a new one.
  image_id               = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
  instance_type          = "t4g.small"
  vpc_security_group_ids = [aws_security_group.web.id]
  update_default_version = true
  ebs_optimized          = true
  user_data = base64encode(templatefile("${path.module}/user-data-web.sh.tftpl", {
    environment = base64encode(join(
      "\n",
      [for name, value in local.web_environment : "${name}=${jsonencode(value)}"],
    ))
  }))

  iam_instance_profile {
    arn = aws_iam_instance_profile.web.arn
  }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
    # Containers on the instance would need 2.
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "enabled"
  }

  monitoring {
    enabled = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 30
      volume_type = "gp3"
      # With the key aws/ebs: a key of our own would need a grant for the role of Auto Scaling.
      encrypted             = true
      delete_on_termination = true
    }
  }

  dynamic "tag_specifications" {
    # The default tags of the provider do not reach what EC2 makes from a template.
    for_each = toset(["instance", "volume"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(local.tags, { Name = "${local.name}-web", Role = "web" })
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  name_prefix               = "${local.name}-web-"
  min_size                  = 6
  max_size                  = 12
  desired_capacity          = 6
  vpc_zone_identifier       = module.vpc.private_subnets
  target_group_arns         = [aws_lb_target_group.alb_web.arn]
  health_check_type         = "ELB"
  health_check_grace_period = 300
  default_instance_warmup   = 180
  enabled_metrics = [
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupMaxSize",
    "GroupMinSize",
    "GroupTotalInstances",
  ]
  wait_for_capacity_timeout = "15m"

  launch_template {
    id = aws_launch_template.web.id
    # A number: "$Latest" would never differ, and so never start a refresh.
    version = aws_launch_template.web.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 75
      max_healthy_percentage = 125
      instance_warmup        = 180
      # AWS refuses to roll back to a template whose image is looked up at launch.
      auto_rollback = false
    }
  }

  dynamic "tag" {
    for_each = merge(local.tags, { Name = "${local.name}-web", Role = "web" })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  lifecycle {
    create_before_destroy = true
    # The scaling policies own it from then on.
    ignore_changes = [desired_capacity]
  }

  # Health checks, the way out and the rights must be there when the first instance starts.
  depends_on = [
    aws_lb_listener.alb_https,
    module.vpc,
    aws_iam_role_policy_attachment.web_ssm,
    aws_iam_role_policy.web,
  ]
}

resource "aws_autoscaling_policy" "web_cpu" {
  name                   = "web-cpu"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_policy" "alb_web_requests" {
  name                   = "alb-web-requests"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 1000

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.alb_web.arn_suffix}"
    }
  }

  # AWS refuses the label of a target group that no listener uses.
  depends_on = [aws_lb_listener.alb_https]
}
