/** Creating, editing and showing campaigns over HTTP. */
@NullMarked
package com.xenocrm.campaign.editing;

import org.jspecify.annotations.NullMarked;
