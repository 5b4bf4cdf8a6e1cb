variable "environment" {
  description = "Short name of the place: prod, test."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,7}$", var.environment))
    error_message = "environment: 2 to 8 small letters and digits, a letter first."
  }
}

variable "suffix" {
  description = "What makes names unique in the world."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^[a-z0-9]{0,8}$", var.suffix))
    error_message = "suffix: at most 8 small letters and digits."
  }
}

variable "domain" {
  description = "The platform's domain; cities are on its subdomains."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain: a host name in small letters."
  }
}

variable "tenants" {
  description = "By slug. database names the connection string of the database that has the city; hosts are its own domains."
  type = map(object({
    ags      = string
    database = optional(string, "Cities")
    hosts    = optional(list(string), [])
  }))

  validation {
    condition     = alltrue([for slug, t in var.tenants : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", slug))])
    error_message = "A slug is a label of a host name: small letters, digits, hyphens inside."
  }

  validation {
    condition     = alltrue([for t in values(var.tenants) : can(regex("^[0-9]{8}$", t.ags))])
    error_message = "An AGS has eight digits."
  }

  validation {
    condition     = length(distinct([for t in values(var.tenants) : t.ags])) == length(var.tenants)
    error_message = "Two tenants have the same AGS."
  }

  validation {
    condition     = alltrue([for t in values(var.tenants) : can(regex("^Cities[A-Za-z0-9]*$", t.database))])
    error_message = "A database is named Cities, or Cities with letters and digits behind it."
  }

  validation {
    condition     = length(distinct(flatten([for t in values(var.tenants) : t.hosts]))) == length(flatten([for t in values(var.tenants) : t.hosts]))
    error_message = "An own domain belongs to one tenant."
  }
}
