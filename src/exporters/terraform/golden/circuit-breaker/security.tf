# --- Production: VPC ----------------------------------------------------------

resource "aws_security_group" "vpc_endpoints" {
  name_prefix = "${local.name}-vpc-endpoints-"
  description = "Interface endpoints of the VPC vpc"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-vpc-endpoints" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "vpc_endpoints_from_vpc_443" {
  security_group_id = aws_security_group.vpc_endpoints.id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = module.vpc.vpc_cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# --- Public ALB: Application Load Balancer ------------------------------------

resource "aws_security_group" "alb" {
  name_prefix = "${local.name}-alb-"
  description = "Application Load Balancer alb"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-alb" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "alb_from_internet_443" {
  security_group_id = aws_security_group.alb.id
  description       = "HTTPS from the internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "alb_from_internet_80" {
  # checkov:skip=CKV_AWS_260:Port 80 only redirects to HTTPS
  security_group_id = aws_security_group.alb.id
  description       = "HTTP from the internet"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "alb_to_shop_3000" {
  security_group_id            = aws_security_group.alb.id
  description                  = "To Shop"
  referenced_security_group_id = aws_security_group.shop.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

# --- Shop: ECS service --------------------------------------------------------

resource "aws_security_group" "shop" {
  name_prefix = "${local.name}-shop-"
  description = "ECS service shop"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-shop" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "shop_from_alb_3000" {
  security_group_id            = aws_security_group.shop.id
  description                  = "Requests and health checks from Public ALB"
  referenced_security_group_id = aws_security_group.alb.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_vpc_security_group_egress_rule" "shop_to_payments_3000" {
  security_group_id            = aws_security_group.shop.id
  description                  = "To Payments"
  referenced_security_group_id = aws_security_group.payments.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_vpc_security_group_egress_rule" "shop_to_internet_443" {
  security_group_id = aws_security_group.shop.id
  description       = "HTTPS to AWS APIs and image registries"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# --- Payments: ECS service ----------------------------------------------------

resource "aws_security_group" "payments" {
  name_prefix = "${local.name}-payments-"
  description = "ECS service payments"
  vpc_id      = module.vpc.vpc_id
  tags        = { Name = "${local.name}-payments" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "payments_from_shop_3000" {
  security_group_id            = aws_security_group.payments.id
  description                  = "Calls from Shop"
  referenced_security_group_id = aws_security_group.shop.id
  ip_protocol                  = "tcp"
  from_port                    = 3000
  to_port                      = 3000
}

resource "aws_vpc_security_group_egress_rule" "payments_to_internet_443" {
  security_group_id = aws_security_group.payments.id
  description       = "HTTPS to AWS APIs and image registries"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
