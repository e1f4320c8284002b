/** A stand-in for Google's sign-in. */
@NullMarked
package com.xenocrm.local.google;

import org.jspecify.annotations.NullMarked;
