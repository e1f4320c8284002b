/** Verification of the internal token, a service's only trusted source about its caller. */
@NullMarked
package com.xenocrm.kit.security;

import org.jspecify.annotations.NullMarked;
