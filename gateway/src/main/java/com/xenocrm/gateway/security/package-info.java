/** Access to the gateway: authentication, permissions, origins, security headers. */
@NullMarked
package com.xenocrm.gateway.security;

import org.jspecify.annotations.NullMarked;
