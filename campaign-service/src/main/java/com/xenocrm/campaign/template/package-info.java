/** Templates with versions, which campaigns take their content from. */
@NullMarked
package com.xenocrm.campaign.template;

import org.jspecify.annotations.NullMarked;
