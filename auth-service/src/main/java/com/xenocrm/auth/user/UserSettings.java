package com.xenocrm.auth.user;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.contracts.token.Role;

/**
 * How users begin.
 *
 * @param defaultRole of everybody after the first, who is the admin
 */
@ConfigurationProperties("crm.users")
record UserSettings(Role defaultRole) {}
