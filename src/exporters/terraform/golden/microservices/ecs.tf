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

# --- Service A: ECS service ---------------------------------------------------

resource "aws_iam_role" "service_a_execution" {
  name_prefix        = "${local.name}-service-a-exec-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "service_a_execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.service_a.arn}:*"]
  }
}

resource "aws_iam_role_policy" "service_a_execution" {
  name   = "start-tasks"
  role   = aws_iam_role.service_a_execution.name
  policy = data.aws_iam_policy_document.service_a_execution.json
}

# What the application itself may do: what is drawn, and nothing else.
resource "aws_iam_role" "service_a_task" {
  name_prefix        = "${local.name}-service-a-task-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "service_a_task" {
  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_db_instance.db.master_user_secret[0].secret_arn]
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
}

resource "aws_iam_role_policy" "service_a_task" {
  name   = "connections"
  role   = aws_iam_role.service_a_task.name
  policy = data.aws_iam_policy_document.service_a_task.json
}

resource "aws_cloudwatch_log_group" "service_a" {
  name              = "/ecs/${local.name}-service-a"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_ecs_task_definition" "service_a" {
  family                   = "${local.name}-service-a"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.service_a_execution.arn
  task_role_arn            = aws_iam_role.service_a_task.arn

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
        { name = "DB_HOST", value = tostring(aws_db_proxy.proxy.endpoint) },
        { name = "DB_PORT", value = "5432" },
        { name = "DB_NAME", value = tostring(aws_db_instance.db.db_name) },
        {
          name  = "DB_SECRET_ARN"
          value = tostring(aws_db_instance.db.master_user_secret[0].secret_arn)
        },
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
          awslogs-group         = aws_cloudwatch_log_group.service_a.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "app"
          mode                  = "non-blocking"
          max-buffer-size       = "25m"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "service_a" {
  name                               = "${local.name}-service-a"
  cluster                            = aws_ecs_cluster.vpc.arn
  task_definition                    = aws_ecs_task_definition.service_a.arn
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
    security_groups  = [aws_security_group.service_a.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.alb_service_a.arn
    container_name   = "app"
    container_port   = 3000
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.vpc.arn

    service {
      port_name      = "http"
      discovery_name = "service-a"

      client_alias {
        port     = 3000
        dns_name = "service-a"
      }
    }
  }

  lifecycle {
    # Application Auto Scaling owns it from then on.
    ignore_changes = [desired_count]
  }

  # Targets, the way out, rights and the services it calls must be there when the first task starts.
  depends_on = [
    aws_lb_listener_rule.alb_service_a,
    module.vpc,
    aws_ecs_cluster_capacity_providers.vpc,
    aws_iam_role_policy.service_a_execution,
    aws_iam_role_policy.service_a_task,
  ]
}

resource "aws_appautoscaling_target" "service_a" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.vpc.name}/${aws_ecs_service.service_a.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 3
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "service_a_cpu" {
  name               = "service-a-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service_a.service_namespace
  resource_id        = aws_appautoscaling_target.service_a.resource_id
  scalable_dimension = aws_appautoscaling_target.service_a.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "alb_service_a_requests" {
  name               = "alb-service-a-requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service_a.service_namespace
  resource_id        = aws_appautoscaling_target.service_a.resource_id
  scalable_dimension = aws_appautoscaling_target.service_a.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 1000

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.alb_service_a.arn_suffix}"
    }
  }
}

# --- Service B: ECS service ---------------------------------------------------

resource "aws_iam_role" "service_b_execution" {
  name_prefix        = "${local.name}-service-b-exec-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "service_b_execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.service_b.arn}:*"]
  }
}

resource "aws_iam_role_policy" "service_b_execution" {
  name   = "start-tasks"
  role   = aws_iam_role.service_b_execution.name
  policy = data.aws_iam_policy_document.service_b_execution.json
}

# What the application itself may do: what is drawn, and nothing else.
resource "aws_iam_role" "service_b_task" {
  name_prefix        = "${local.name}-service-b-task-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "service_b_task" {
  statement {
    sid     = "ReadSecrets"
    actions = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [
      aws_db_instance.db.master_user_secret[0].secret_arn,
      aws_secretsmanager_secret.cache.arn,
    ]
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
}

resource "aws_iam_role_policy" "service_b_task" {
  name   = "connections"
  role   = aws_iam_role.service_b_task.name
  policy = data.aws_iam_policy_document.service_b_task.json
}

resource "aws_cloudwatch_log_group" "service_b" {
  name              = "/ecs/${local.name}-service-b"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_ecs_task_definition" "service_b" {
  family                   = "${local.name}-service-b"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.service_b_execution.arn
  task_role_arn            = aws_iam_role.service_b_task.arn

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
        { name = "DB_HOST", value = tostring(aws_db_proxy.proxy.endpoint) },
        { name = "DB_PORT", value = "5432" },
        { name = "DB_NAME", value = tostring(aws_db_instance.db.db_name) },
        {
          name  = "DB_SECRET_ARN"
          value = tostring(aws_db_instance.db.master_user_secret[0].secret_arn)
        },
        {
          name  = "CACHE_HOST"
          value = tostring(aws_elasticache_replication_group.cache.primary_endpoint_address)
        },
        { name = "CACHE_PORT", value = "6379" },
        { name = "CACHE_TLS", value = "true" },
        { name = "CACHE_SECRET_ARN", value = tostring(aws_secretsmanager_secret.cache.arn) },
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
          awslogs-group         = aws_cloudwatch_log_group.service_b.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "app"
          mode                  = "non-blocking"
          max-buffer-size       = "25m"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "service_b" {
  name                               = "${local.name}-service-b"
  cluster                            = aws_ecs_cluster.vpc.arn
  task_definition                    = aws_ecs_task_definition.service_b.arn
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
    security_groups  = [aws_security_group.service_b.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.alb_service_b.arn
    container_name   = "app"
    container_port   = 3000
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.vpc.arn

    service {
      port_name      = "http"
      discovery_name = "service-b"

      client_alias {
        port     = 3000
        dns_name = "service-b"
      }
    }
  }

  lifecycle {
    # Application Auto Scaling owns it from then on.
    ignore_changes = [desired_count]
  }

  # Targets, the way out, rights and the services it calls must be there when the first task starts.
  depends_on = [
    aws_lb_listener_rule.alb_service_b,
    module.vpc,
    aws_ecs_cluster_capacity_providers.vpc,
    aws_iam_role_policy.service_b_execution,
    aws_iam_role_policy.service_b_task,
  ]
}

resource "aws_appautoscaling_target" "service_b" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.vpc.name}/${aws_ecs_service.service_b.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 3
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "service_b_cpu" {
  name               = "service-b-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service_b.service_namespace
  resource_id        = aws_appautoscaling_target.service_b.resource_id
  scalable_dimension = aws_appautoscaling_target.service_b.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "alb_service_b_requests" {
  name               = "alb-service-b-requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service_b.service_namespace
  resource_id        = aws_appautoscaling_target.service_b.resource_id
  scalable_dimension = aws_appautoscaling_target.service_b.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 1000

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.alb_service_b.arn_suffix}"
    }
  }
}

# --- Service C: ECS service ---------------------------------------------------

resource "aws_iam_role" "service_c_execution" {
  name_prefix        = "${local.name}-service-c-exec-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "service_c_execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.service_c.arn}:*"]
  }
}

resource "aws_iam_role_policy" "service_c_execution" {
  name   = "start-tasks"
  role   = aws_iam_role.service_c_execution.name
  policy = data.aws_iam_policy_document.service_c_execution.json
}

# What the application itself may do: what is drawn, and nothing else.
resource "aws_iam_role" "service_c_task" {
  name_prefix        = "${local.name}-service-c-task-"
  assume_role_policy = data.aws_iam_policy_document.ecs_tasks_assume.json
}

data "aws_iam_policy_document" "service_c_task" {
  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_secretsmanager_secret.cache.arn]
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
}

resource "aws_iam_role_policy" "service_c_task" {
  name   = "connections"
  role   = aws_iam_role.service_c_task.name
  policy = data.aws_iam_policy_document.service_c_task.json
}

resource "aws_cloudwatch_log_group" "service_c" {
  name              = "/ecs/${local.name}-service-c"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.logs.arn
}

resource "aws_ecs_task_definition" "service_c" {
  family                   = "${local.name}-service-c"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.service_c_execution.arn
  task_role_arn            = aws_iam_role.service_c_task.arn

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
        {
          name  = "CACHE_HOST"
          value = tostring(aws_elasticache_replication_group.cache.primary_endpoint_address)
        },
        { name = "CACHE_PORT", value = "6379" },
        { name = "CACHE_TLS", value = "true" },
        { name = "CACHE_SECRET_ARN", value = tostring(aws_secretsmanager_secret.cache.arn) },
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
          awslogs-group         = aws_cloudwatch_log_group.service_c.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "app"
          mode                  = "non-blocking"
          max-buffer-size       = "25m"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "service_c" {
  name                               = "${local.name}-service-c"
  cluster                            = aws_ecs_cluster.vpc.arn
  task_definition                    = aws_ecs_task_definition.service_c.arn
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
    security_groups  = [aws_security_group.service_c.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.alb_service_c.arn
    container_name   = "app"
    container_port   = 3000
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.vpc.arn

    service {
      port_name      = "http"
      discovery_name = "service-c"

      client_alias {
        port     = 3000
        dns_name = "service-c"
      }
    }
  }

  lifecycle {
    # Application Auto Scaling owns it from then on.
    ignore_changes = [desired_count]
  }

  # Targets, the way out, rights and the services it calls must be there when the first task starts.
  depends_on = [
    aws_lb_listener_rule.alb_service_c,
    module.vpc,
    aws_ecs_cluster_capacity_providers.vpc,
    aws_iam_role_policy.service_c_execution,
    aws_iam_role_policy.service_c_task,
  ]
}

resource "aws_appautoscaling_target" "service_c" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.vpc.name}/${aws_ecs_service.service_c.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 3
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "service_c_cpu" {
  name               = "service-c-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service_c.service_namespace
  resource_id        = aws_appautoscaling_target.service_c.resource_id
  scalable_dimension = aws_appautoscaling_target.service_c.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "alb_service_c_requests" {
  name               = "alb-service-c-requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service_c.service_namespace
  resource_id        = aws_appautoscaling_target.service_c.resource_id
  scalable_dimension = aws_appautoscaling_target.service_c.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 1000

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.alb_service_c.arn_suffix}"
    }
  }
}
