# --- app.example.com: Route 53 record -----------------------------------------

data "aws_route53_zone" "dns" {
  name         = var.dns_hosted_zone_name
  private_zone = false
}

resource "aws_route53_record" "dns_primary_direct" {
  zone_id = data.aws_route53_zone.dns.zone_id
  name    = "primary.${var.dns_domain_name}"
  type    = "A"

  alias {
    name                   = aws_lb.alb.dns_name
    zone_id                = aws_lb.alb.zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "dns_secondary_direct" {
  zone_id = data.aws_route53_zone.dns.zone_id
  name    = "secondary.${var.dns_domain_name}"
  type    = "A"

  alias {
    name                   = aws_lb.alb_dr.dns_name
    zone_id                = aws_lb.alb_dr.zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_health_check" "dns" {
  # Not the failover name itself: that would follow the failover.
  fqdn              = "primary.${var.dns_domain_name}"
  type              = "HTTPS"
  port              = 443
  resource_path     = "/health"
  request_interval  = 30
  failure_threshold = 3
  measure_latency   = true
  # Disabled counts as healthy, and disabled and inverted as unhealthy: that is the switch.
  disabled           = true
  invert_healthcheck = var.dns_failed_over
  tags               = { Name = "${local.name}-dns" }
}

resource "aws_route53_record" "dns" {
  zone_id         = data.aws_route53_zone.dns.zone_id
  name            = var.dns_domain_name
  type            = "A"
  set_identifier  = "primary"
  health_check_id = aws_route53_health_check.dns.id

  failover_routing_policy {
    type = "PRIMARY"
  }

  alias {
    name                   = aws_lb.alb.dns_name
    zone_id                = aws_lb.alb.zone_id
    evaluate_target_health = false
  }
}

# The last resort: an unhealthy standby is still better than no answer.
resource "aws_route53_record" "dns_secondary" {
  zone_id        = data.aws_route53_zone.dns.zone_id
  name           = var.dns_domain_name
  type           = "A"
  set_identifier = "secondary"

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = aws_lb.alb_dr.dns_name
    zone_id                = aws_lb.alb_dr.zone_id
    evaluate_target_health = false
  }
}
