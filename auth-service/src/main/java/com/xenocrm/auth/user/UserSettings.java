package com.xenocrm.auth.user;

import org.springframework.boot.context.properties.ConfigurationProperties;

import com.xenocrm.contracts.token.Role;

/**
 * Settings of new users.
 *
 * @param defaultRole role of every user but the first, who is admin
 */
@ConfigurationProperties("crm.users")
public record UserSettings(Role defaultRole) {}
