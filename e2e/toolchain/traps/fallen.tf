# Falls into every trap: the proof that each of them would be noticed.

terraform {
  required_version = ">= 1.5.0"
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  region = data.aws_region.current.name
  state  = "dynamodb_table"
  arn    = "arn:aws:s3:::logs"
  image  = "amzn2-ami-hvm"
}

module "vpc" {
  source           = "terraform-aws-modules/vpc/aws"
  database_subnets = ["10.0.0.0/24"]
}

resource "aws_eip" "nat" {
  vpc   = true
  count = length(var.zones)
}

resource "aws_flow_log" "vpc" {
  log_group_name = "flow"
}

resource "aws_s3_bucket" "logs" {
  acl = "private"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_route53_record" "certificate" {
  for_each = { for option in aws_acm_certificate.alb.domain_validation_options : option.domain_name => option }
}

data "aws_kms_key" "theirs" {
  key_id = "alias/theirs"
}

resource "aws_kms_key" "logs" {
  policy = data.aws_iam_policy_document.logs.json
}

data "aws_iam_policy_document" "logs" {
  statement {
    actions = ["kms:*"]
  }
}

resource "aws_cloudwatch_log_group" "waf" {
  name       = "waf-logs"
  kms_key_id = aws_kms_key.logs.arn
}

resource "aws_security_group" "db" {
  description = "It's the database"

  ingress {
    from_port = 5432
  }
}

resource "aws_vpc_security_group_ingress_rule" "db" {
  security_group_id = aws_security_group.db.id
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "web_to_db" {
  security_group_id            = aws_security_group.web.id
  referenced_security_group_id = aws_security_group.db.id
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_lb" "alb" {
  access_logs {
    bucket = aws_s3_bucket.logs.id
  }
}

resource "aws_lb_listener" "blue" {
  load_balancer_arn = aws_lb.alb.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.alb.arn
}

resource "aws_lb_listener" "green" {
  load_balancer_arn = aws_lb.alb.arn
  port              = 443
  protocol          = "HTTPS"
}

resource "aws_lb_listener_rule" "api" {
  listener_arn = aws_lb_listener.blue.arn
  priority     = 100
}

resource "aws_lb_listener_rule" "web" {
  listener_arn = aws_lb_listener.blue.arn
  priority     = 100

  condition {
    path_pattern {
      values = ["/1", "/2", "/3", "/4", "/5", "/6"]
    }
  }
}

resource "aws_lb_target_group" "web" {
  name = "web"
}

resource "aws_wafv2_web_acl" "alb" {
  rule {
    override_action {
      count {}
    }
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "alb" {
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}

resource "aws_launch_template" "web" {
  name          = "web"
  instance_type = "t4g.small"
  image_id      = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"

  network_interfaces {
    associate_public_ip_address = true
  }

  block_device_mappings {
    ebs {
      kms_key_id = aws_kms_key.logs.arn
    }
  }
}

resource "aws_autoscaling_group" "web" {
  name               = "web"
  availability_zones = ["us-east-1a"]

  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }
}

resource "aws_autoscaling_attachment" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.name
}

resource "aws_autoscaling_policy" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.name

  target_tracking_configuration {
    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.web.arn_suffix}"
    }
  }
}

resource "random_password" "db" {
  length = 16
}

ephemeral "random_password" "db" {
  length = 16
}

resource "aws_secretsmanager_secret" "db" {
  name = "db"
}

resource "aws_db_parameter_group" "db" {
  name   = "db"
  family = "postgres16"
}

resource "aws_db_instance" "db" {
  identifier                      = "db"
  engine                          = "postgres"
  engine_version                  = "16.1"
  username                        = "admin"
  password                        = random_password.db.result
  manage_master_user_password     = true
  password_wo                     = ephemeral.random_password.db.result
  storage_type                    = "gp2"
  parameter_group_name            = aws_db_parameter_group.db.name
  final_snapshot_identifier       = "db-final"
  performance_insights_enabled    = true
  monitoring_interval             = 60
  enabled_cloudwatch_logs_exports = ["postgresql"]

  blue_green_update {
    enabled = true
  }

  lifecycle {
    ignore_changes = [allocated_storage]
  }
}

resource "aws_db_instance" "small" {
  engine            = "postgres"
  engine_version    = "17"
  storage_type      = "gp3"
  allocated_storage = 20
  iops              = 12000
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.db.identifier
  engine              = "postgres"
}

resource "aws_db_proxy" "db" {
  name = "db"
}

resource "aws_elasticache_replication_group" "cache" {
  engine                    = "redis"
  engine_version            = "7"
  parameter_group_name      = "default.redis6.x"
  auth_token                = random_password.db.result
  multi_az_enabled          = true
  final_snapshot_identifier = "cache-final"
}

resource "aws_db_instance" "far" {
  identifier          = "far"
  replicate_source_db = aws_db_instance.db.arn
  skip_final_snapshot = true
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.orders.arn
  scaling_config {
    maximum_concurrency = 1
  }
}

resource "aws_lambda_function" "worker" {
  filename = "worker.zip"
  environment {
    variables = {
      AWS_REGION = "us-east-1"
    }
  }
  vpc_config {
    subnet_ids         = module.vpc.private_subnets
    security_group_ids = [aws_security_group.worker.id]
  }
}

resource "aws_apigatewayv2_integration" "worker" {
  integration_method = "GET"
}

resource "aws_apigatewayv2_authorizer" "api" {
  authorizer_type = "JWT"
  jwt_configuration {
    issuer = "https://issuer.example.com"
  }
}

resource "aws_api_gateway_resource" "id" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "{id}"
}

resource "aws_api_gateway_resource" "name" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "{name}"
}

resource "aws_api_gateway_integration" "api" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  integration_http_method = "GET"
}

resource "aws_api_gateway_deployment" "api" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  triggers    = { redeployment = sha1(jsonencode([aws_api_gateway_integration.api])) }
}

resource "aws_api_gateway_stage" "api" {
  stage_name = "v1"
  access_log_settings {
    format = "$context.requestId"
  }
}

resource "aws_api_gateway_method_settings" "api" {
  stage_name = aws_api_gateway_stage.api.stage_name
  settings {
    logging_level = "INFO"
  }
}

resource "aws_api_gateway_account" "one" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
}

resource "aws_api_gateway_account" "two" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
}

resource "aws_cloudwatch_metric_alarm" "api" {
  dimensions = { ApiId = aws_api_gateway_rest_api.api.id }
}

resource "aws_lambda_permission" "worker" {
  principal = "apigateway.amazonaws.com"
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sqs_queue" "orders" {
  fifo_queue     = true
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })
}

resource "aws_rds_cluster_parameter_group" "aurora" {
  name   = "aurora"
  family = "aurora-postgresql16"
}

resource "aws_rds_cluster" "aurora" {
  engine                                = "aurora-postgresql"
  engine_version                        = "17.4"
  availability_zones                    = ["us-east-1a"]
  storage_type                          = "aurora"
  master_username                       = "admin"
  master_password                       = random_password.db.result
  backtrack_window                      = 3600
  db_cluster_parameter_group_name       = aws_rds_cluster_parameter_group.aurora.name
  performance_insights_enabled          = true
  database_insights_mode                = "advanced"
  performance_insights_retention_period = 7
  enabled_cloudwatch_logs_exports       = ["postgresql"]
}

resource "aws_rds_cluster_instance" "aurora" {
  cluster_identifier  = aws_rds_cluster.aurora.id
  instance_class      = "db.serverless"
  monitoring_interval = 60
}

resource "aws_rds_cluster" "empty" {
  engine                    = "aurora-mysql"
  engine_version            = "8.0"
  final_snapshot_identifier = "empty-final"
}

resource "aws_db_proxy_target" "aurora" {
  db_cluster_identifier = aws_rds_cluster.aurora.cluster_identifier
}

resource "aws_elasticache_replication_group" "users" {
  transit_encryption_enabled = false
  user_group_ids             = [aws_elasticache_user_group.users.user_group_id]
}

resource "aws_elasticache_replication_group" "follower" {
  replication_group_id        = "follower"
  global_replication_group_id = aws_elasticache_global_replication_group.cache.global_replication_group_id
  node_type                   = "cache.m7g.large"
}

resource "aws_elasticache_user" "app" {
  user_id       = "shop-app"
  user_name     = "app"
  engine        = "redis"
  access_string = "on ~* +@all"

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "anyone" {
  user_id       = "anyone"
  user_name     = "anyone"
  engine        = "redis"
  access_string = "on ~* +@all"

  authentication_mode {
    type = "no-password-required"
  }
}

resource "aws_elasticache_user_group" "users" {
  user_group_id = "users"
  engine        = "redis"
  user_ids      = [aws_elasticache_user.app.user_id]
}

resource "aws_ecs_cluster_capacity_providers" "first" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE"]
}

resource "aws_ecs_cluster_capacity_providers" "second" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE_SPOT"]
}

resource "aws_ecs_capacity_provider" "servers" {
  name = "ecs-servers"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.web.arn
    managed_termination_protection = "ENABLED"
  }
}

resource "aws_ecs_task_definition" "servers" {
  family                   = "servers"
  requires_compatibilities = ["FARGATE"]
}

resource "aws_ecs_service" "servers" {
  name             = "servers"
  task_definition  = aws_ecs_task_definition.servers.arn
  platform_version = "LATEST"

  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.servers.name
    weight            = 1
  }

  ordered_placement_strategy {
    type  = "binpack"
    field = "memory"
  }
}
