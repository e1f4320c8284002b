/** The internal token: the only thing a service believes about its caller. */
@NullMarked
package com.xenocrm.kit.security;

import org.jspecify.annotations.NullMarked;
