/** Google's ID tokens: who somebody is, as Google says. */
@NullMarked
package com.xenocrm.accountdata.google;

import org.jspecify.annotations.NullMarked;
