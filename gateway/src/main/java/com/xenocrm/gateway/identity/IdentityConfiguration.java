package com.xenocrm.gateway.identity;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.accountdata.key.ApiKeyAuthentication;
import com.xenocrm.accountdata.session.RevokedSessions;
import com.xenocrm.accountdata.user.DeletedUsers;
import com.xenocrm.accountdata.user.Users;

/** Imports the repositories of accounts that authentication reads. */
@Configuration(proxyBeanMethods = false)
@Import({Users.class, DeletedUsers.class, RevokedSessions.class, ApiKeyAuthentication.class})
class IdentityConfiguration {}
