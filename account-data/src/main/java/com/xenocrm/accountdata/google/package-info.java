/** Verification of Google ID tokens. */
@NullMarked
package com.xenocrm.accountdata.google;

import org.jspecify.annotations.NullMarked;
