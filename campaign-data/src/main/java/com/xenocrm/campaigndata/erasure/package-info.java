/** Erasure of a person's communications and suppressions. */
@NullMarked
package com.xenocrm.campaigndata.erasure;

import org.jspecify.annotations.NullMarked;
