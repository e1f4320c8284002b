/** The entry to the system: authentication, permissions, rate limits and routes. */
@NullMarked
package com.xenocrm.gateway;

import org.jspecify.annotations.NullMarked;
