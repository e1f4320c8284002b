/** Calls of auth-service on behalf of a request: provisioning of users, renewal of sessions. */
@NullMarked
package com.xenocrm.gateway.account;

import org.jspecify.annotations.NullMarked;
