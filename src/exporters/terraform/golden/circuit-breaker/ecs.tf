resource "aws_service_discovery_http_namespace" "vpc" {
  name        = "${local.name}-vpc.internal"
  description = "Names under which the services call each other"
}

resource "aws_ecs_cluster" "vpc" {
  name = "${local.name}-vpc"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }

  service_connect_defaults {
    namespace = aws_service_discovery_http_namespace.vpc.arn
  }
}

resource "aws_ecs_cluster_capacity_providers" "vpc" {
  cluster_name       = aws_ecs_cluster.vpc.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

data "aws_iam_policy_document" "ecs_tasks_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

# --- Shop: ECS service --------------------------------------------------------

resource "aws_iam_role" "shop_execution" {
  name_prefix        = "${local.name}-shop-exec-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "shop_execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.shop.arn}:*"]
  }
}

resource "aws_iam_role_policy" "shop_execution" {
  name   = "start-tasks"
  role   = aws_iam_role.shop_execution.name
  policy = data.aws_iam_policy_document.shop_execution.json
}

# What the application itself may do: what is drawn, and nothing else.
resource "aws_iam_role" "shop_task" {
  name_prefix        = "${local.name}-shop-task-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

resource "aws_cloudwatch_log_group" "shop" {
  name              = "/ecs/${local.name}-shop"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_ecs_task_definition" "shop" {
  family                   = "${local.name}-shop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.shop_execution.arn
  task_role_arn            = aws_iam_role.shop_task.arn

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  container_definitions = jsonencode([
    {
      name  = "app"
      image = "public.ecr.aws/docker/library/node:24-alpine"
      command = [
        "node",
        "-e",
        "require('http').createServer((request, response) => response.end('ok')).listen(process.env.PORT)",
      ]
      essential              = true
      readonlyRootFilesystem = true
      user                   = "1000:1000"
      portMappings = [
        {
          name          = "http"
          containerPort = 3000
          protocol      = "tcp"
          appProtocol   = "http"
        },
      ]
      environment = [
        { name = "AWS_REGION", value = tostring(local.region) },
        { name = "PORT", value = "3000" },
        { name = "PAYMENTS_URL", value = "http://payments:3000" },
      ]
      healthCheck = {
        command     = ["CMD-SHELL", "wget -q -O /dev/null http://localhost:3000/health || exit 1"]
        interval    = 30
        timeout     = 5
        retries     = 3
        startPeriod = 30
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.shop.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "app"
          mode                  = "non-blocking"
          max-buffer-size       = "25m"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name                               = "${local.name}-shop"
  cluster                            = aws_ecs_cluster.vpc.arn
  task_definition                    = aws_ecs_task_definition.shop.arn
  desired_count                      = 3
  platform_version                   = "LATEST"
  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  enable_ecs_managed_tags            = true
  # The default tags of the provider do not reach tasks.
  propagate_tags         = "SERVICE"
  enable_execute_command = false
  # ECS and the provider refuse another capacity strategy without it.
  force_new_deployment = true

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = module.vpc.private_subnets
    security_groups  = [aws_security_group.shop.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.alb_shop.arn
    container_name   = "app"
    container_port   = 3000
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.vpc.arn

    service {
      port_name      = "http"
      discovery_name = "shop"

      client_alias {
        port     = 3000
        dns_name = "shop"
      }
    }
  }

  lifecycle {
    # Application Auto Scaling owns it from then on.
    ignore_changes = [desired_count]
  }

  # Targets, the way out, rights and the services it calls must be there when the first task starts.
  depends_on = [
    aws_lb_listener.alb_https,
    module.vpc,
    aws_ecs_cluster_capacity_providers.vpc,
    aws_iam_role_policy.shop_execution,
    aws_ecs_service.payments,
  ]
}

resource "aws_appautoscaling_target" "shop" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.vpc.name}/${aws_ecs_service.shop.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 3
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "shop_cpu" {
  name               = "shop-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.shop.service_namespace
  resource_id        = aws_appautoscaling_target.shop.resource_id
  scalable_dimension = aws_appautoscaling_target.shop.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "alb_shop_requests" {
  name               = "alb-shop-requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.shop.service_namespace
  resource_id        = aws_appautoscaling_target.shop.resource_id
  scalable_dimension = aws_appautoscaling_target.shop.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 1000

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.alb_shop.arn_suffix}"
    }
  }
}

# --- Payments: ECS service ----------------------------------------------------

resource "aws_iam_role" "payments_execution" {
  name_prefix        = "${local.name}-payments-exec-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "payments_execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.payments.arn}:*"]
  }
}

resource "aws_iam_role_policy" "payments_execution" {
  name   = "start-tasks"
  role   = aws_iam_role.payments_execution.name
  policy = data.aws_iam_policy_document.payments_execution.json
}

# What the application itself may do: what is drawn, and nothing else.
resource "aws_iam_role" "payments_task" {
  name_prefix        = "${local.name}-payments-task-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

resource "aws_cloudwatch_log_group" "payments" {
  name              = "/ecs/${local.name}-payments"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_ecs_task_definition" "payments" {
  family                   = "${local.name}-payments"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.payments_execution.arn
  task_role_arn            = aws_iam_role.payments_task.arn

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  container_definitions = jsonencode([
    {
      name  = "app"
      image = "public.ecr.aws/docker/library/node:24-alpine"
      command = [
        "node",
        "-e",
        "require('http').createServer((request, response) => response.end('ok')).listen(process.env.PORT)",
      ]
      essential              = true
      readonlyRootFilesystem = true
      user                   = "1000:1000"
      portMappings = [
        {
          name          = "http"
          containerPort = 3000
          protocol      = "tcp"
          appProtocol   = "http"
        },
      ]
      environment = [
        { name = "AWS_REGION", value = tostring(local.region) },
        { name = "PORT", value = "3000" },
      ]
      healthCheck = {
        command     = ["CMD-SHELL", "wget -q -O /dev/null http://localhost:3000/health || exit 1"]
        interval    = 30
        timeout     = 5
        retries     = 3
        startPeriod = 30
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.payments.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "app"
          mode                  = "non-blocking"
          max-buffer-size       = "25m"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "payments" {
  name                               = "${local.name}-payments"
  cluster                            = aws_ecs_cluster.vpc.arn
  task_definition                    = aws_ecs_task_definition.payments.arn
  desired_count                      = 3
  platform_version                   = "LATEST"
  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  enable_ecs_managed_tags            = true
  # The default tags of the provider do not reach tasks.
  propagate_tags         = "SERVICE"
  enable_execute_command = false
  # ECS and the provider refuse another capacity strategy without it.
  force_new_deployment = true

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = module.vpc.private_subnets
    security_groups  = [aws_security_group.payments.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.vpc.arn

    service {
      port_name      = "http"
      discovery_name = "payments"

      client_alias {
        port     = 3000
        dns_name = "payments"
      }

      timeout {
        idle_timeout_seconds        = 300
        per_request_timeout_seconds = 15
      }
    }
  }

  lifecycle {
    # Application Auto Scaling owns it from then on.
    ignore_changes = [desired_count]
  }

  # Targets, the way out, rights and the services it calls must be there when the first task starts.
  depends_on = [
    module.vpc,
    aws_ecs_cluster_capacity_providers.vpc,
    aws_iam_role_policy.payments_execution,
  ]
}

resource "aws_appautoscaling_target" "payments" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.vpc.name}/${aws_ecs_service.payments.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 3
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "payments_cpu" {
  name               = "payments-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.payments.service_namespace
  resource_id        = aws_appautoscaling_target.payments.resource_id
  scalable_dimension = aws_appautoscaling_target.payments.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
