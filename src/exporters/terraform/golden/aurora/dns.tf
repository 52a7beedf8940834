# --- app.example.com: Route 53 record -----------------------------------------

data "aws_route53_zone" "dns" {
  name         = var.dns_hosted_zone_name
  private_zone = false
}

resource "aws_route53_record" "dns" {
  zone_id = data.aws_route53_zone.dns.zone_id
  name    = var.dns_domain_name
  type    = "A"

  alias {
    name                   = aws_lb.alb.dns_name
    zone_id                = aws_lb.alb.zone_id
    evaluate_target_health = true
  }
}
