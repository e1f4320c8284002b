/** Explanations of why a customer is or is not in a segment. */
@NullMarked
package com.xenocrm.campaign.explain;

import org.jspecify.annotations.NullMarked;
