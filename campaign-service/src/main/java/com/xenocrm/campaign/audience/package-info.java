/** The customers that a rule matches. */
@NullMarked
package com.xenocrm.campaign.audience;

import org.jspecify.annotations.NullMarked;
