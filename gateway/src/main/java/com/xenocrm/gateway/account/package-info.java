/** Where auth-service has to do something before a caller is answered. */
@NullMarked
package com.xenocrm.gateway.account;

import org.jspecify.annotations.NullMarked;
