/** Who somebody is, by the token they show. */
@NullMarked
package com.xenocrm.gateway.identity;

import org.jspecify.annotations.NullMarked;
